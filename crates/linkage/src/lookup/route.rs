//! Which orders of the index lead to the voters of a reading with the least work.

use super::anchor::{Anchor, Tier};
use super::part::Part;
use super::reading::{Anchors, Reading};

/// A way through the index: its order, and the anchors that are held against what is met on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Route {
    pub(super) order: Order,
    pub(super) surname: Option<usize>,
    pub(super) first: Option<usize>,
    pub(super) house: Option<usize>,
    pub(super) street: Option<usize>,
    pub(super) place: Option<usize>,
}

impl Route {
    /// The anchors that are held against what is met.
    fn held(&self) -> Anchors {
        let held = [self.surname, self.first, self.house, self.street, self.place];
        held.into_iter().flatten().fold(0, |held, anchor| held | 1 << anchor)
    }
}

/// An order of the index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    Street,
    House,
    Name,
    First,
    Locality,
}

/// Words and voters of an anchor whose words were not looked for yet.
const UNKNOWN_WORDS: f32 = 40.0;
const UNKNOWN_SHARE: f32 = 0.002;
/// Judging a voter costs as much as so many steps through an order.
const JUDGE: f32 = 8.0;

/// Voters judged before there are enough, where every word is explained.
const ENOUGH: f32 = 16.0;

struct Sizes<'a> {
    anchors: &'a [Anchor],
    count: f32,
    /// The anchors that explain every word, if they do.
    whole: Option<Anchors>,
}

impl Sizes<'_> {
    fn words(&self, anchor: usize) -> f32 {
        self.anchors[anchor].known().map_or(UNKNOWN_WORDS, |set| set.words as f32)
    }

    fn voters(&self, anchor: usize) -> f32 {
        self.anchors[anchor].known().map_or(UNKNOWN_SHARE * self.count, |set| set.borne as f32)
    }

    fn share(&self, anchor: usize) -> f32 {
        self.voters(anchor) / self.count
    }

    /// Work of a route, in steps; more than one step where memory must be fetched.
    fn work(&self, route: &Route) -> f32 {
        let all = [route.surname, route.first, route.house, route.street, route.place];
        let met = all.into_iter().flatten().fold(self.count, |left, at| left * self.share(at));
        // Whoever is met on the way is an answer then, and the walk ends when there are enough.
        let answers = self.whole.is_some_and(|whole| whole == route.held());
        JUDGE * if answers { met.min(ENOUGH) } else { met }
            + match route.order {
                Order::Street => match (route.street, route.house) {
                    (Some(street), Some(house)) => 3.0 * self.words(street) * self.words(house).min(500.0),
                    (Some(street), None) => 3.0 * self.words(street) + 0.5 * self.voters(street),
                    _ => f32::INFINITY,
                },
                Order::House => match (route.house, route.surname) {
                    (Some(house), Some(surname)) => {
                        self.words(house) * (4.0 + 2.0 * self.ranges(surname))
                            + if route.first.is_some() {
                                3.0 * self.voters(house) * self.share(surname)
                            } else {
                                0.0
                            }
                    }
                    (Some(house), None) => 4.0 * self.words(house) + 3.0 * self.voters(house),
                    _ => f32::INFINITY,
                },
                Order::Name => route.surname.map_or(f32::INFINITY, |surname| {
                    let runs = 4.0 * self.words(surname);
                    let (named, checked) = match route.first {
                        // First names borne with a surname are fewer than its bearers.
                        Some(first) => (
                            0.6 * self.voters(surname).min(6_000.0 * self.words(surname)),
                            self.voters(surname) * self.share(first),
                        ),
                        None => (0.0, self.voters(surname)),
                    };
                    runs + named + if route.place.is_some() { 0.3 * checked } else { 0.0 }
                }),
                // There is no order by first name: it is looked for among all surnames.
                Order::First => 200_000.0,
                Order::Locality => 0.5 * self.count,
            }
    }

    fn ranges(&self, anchor: usize) -> f32 {
        self.anchors[anchor].known().map_or(UNKNOWN_WORDS, |set| set.ranges.len() as f32)
    }
}

/// The cheapest route to everybody whom a reading's anchors, or some of them, describe; with the anchors it holds against
/// voters.
pub(super) fn choose(reading: &Reading, anchors: &[Anchor], count: usize) -> Option<(Route, Anchors, f32)> {
    let whole = (!reading.loose).then_some(reading.set);
    let sizes = Sizes { anchors, count: count.max(1) as f32, whole };
    let of = |part| reading.anchor(part);
    let (surname, first, house, street) =
        (of(Part::Surname), of(Part::First), of(Part::House), of(Part::Street));
    // Mistakes in a city or zip lead nowhere.
    let place = of(Part::Zip).or_else(|| of(Part::City)).filter(|&at| anchors[at].tier != Tier::Near);
    let none =
        Route { order: Order::Locality, surname: None, first: None, house: None, street: None, place: None };
    let at_street = Route { order: Order::Street, street, ..none };
    let at_house = Route { order: Order::House, house, ..none };
    let named = Route { order: Order::Name, surname, ..none };
    let routes = [
        Route { house, ..at_street },
        Route { surname, ..at_street },
        Route { first, ..at_street },
        Route { house, surname, first, ..at_street },
        Route { surname, ..at_house },
        Route { first, ..at_house },
        Route { surname, first, ..at_house },
        Route { first, ..named },
        Route { place, ..named },
        Route { first, place, ..named },
        Route { order: Order::First, first, place, ..none },
        Route { place, ..none },
    ];
    let possible = |route: &Route| match route.order {
        Order::Street => street.is_some(),
        Order::House => house.is_some(),
        Order::Name => surname.is_some(),
        Order::First => first.is_some() && street.or(house).or(surname).is_none(),
        Order::Locality => place.is_some() && street.or(house).or(surname).or(first).is_none(),
    };
    let (work, best) = routes
        .into_iter()
        .filter(possible)
        .map(|route| (sizes.work(&route), route))
        .min_by(|left, right| left.0.total_cmp(&right.0))?;
    Some((best, best.held(), work))
}
