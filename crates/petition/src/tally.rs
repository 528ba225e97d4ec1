//! The figures, folded from the events; each can list the lines it counts (DESIGN.md §4.1, §4.10).

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::custody::Place;
use crate::line::{Class, LineRecord, LineView, Standing};
use crate::name::{BoxId, CirculatorId, LineName};
use crate::petition::Petition;
use crate::stage::Scope;
use crate::text::ReasonCode;

/// The figures of an examination. `final` is the sum of `valid`, `duplicates`, `withdrawn`, `struck` and all `invalid`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tally {
    /// Which lines are counted.
    pub scope: Scope,
    /// Lines in the raw count as last stated.
    pub raw_count: u32,
    /// Lines in scope.
    pub lines: u32,
    /// With at least one person's finding.
    pub checked: u32,
    /// With at least two persons' findings.
    pub reviewed: u32,
    /// Waiting for something.
    pub pending: u32,
    /// With a final result.
    pub r#final: u32,
    /// Valid, extra copies left out.
    pub valid: u32,
    /// Among the valid, those that count because a court says so.
    pub reinstated: u32,
    /// Extra copies of valid lines in scope: `d` of 2 CCR §20531.
    pub duplicates: u32,
    /// Withdrawn by their signers.
    pub withdrawn: u32,
    /// Struck by a court.
    pub struck: u32,
    /// Invalid, by reason.
    pub invalid: BTreeMap<ReasonCode, u32>,
}

impl Tally {
    /// Invalid for any reason.
    #[must_use]
    pub fn invalid_total(&self) -> u32 {
        self.invalid.values().sum()
    }

    /// Final and not valid: invalid, extra copies, withdrawn, struck.
    #[must_use]
    pub fn not_valid(&self) -> u32 {
        self.invalid_total() + self.duplicates + self.withdrawn + self.struck
    }

    /// Without a final result.
    #[must_use]
    pub fn open(&self) -> u32 {
        self.lines - self.r#final
    }
}

/// A figure of the tally.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "they are the fields of `Tally`")]
pub enum Figure {
    Lines,
    Checked,
    Reviewed,
    Pending,
    Final,
    Open,
    Valid,
    Reinstated,
    Duplicates,
    Withdrawn,
    Struck,
    Invalid(ReasonCode),
}

/// The figures of one circulator or box.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "they are fields of `Tally`")]
pub struct Counts {
    pub lines: u32,
    pub checked: u32,
    pub r#final: u32,
    pub valid: u32,
    pub invalid: u32,
    pub duplicates: u32,
    pub withdrawn: u32,
    pub struck: u32,
}

impl Counts {
    fn add(&mut self, record: &LineRecord, class: Class) {
        self.lines += 1;
        self.checked += u32::from(record.work.is_checked());
        self.r#final += u32::from(class.is_final());
        match class {
            Class::Valid | Class::Reinstated => self.valid += 1,
            Class::Invalid(_) => self.invalid += 1,
            Class::Duplicate => self.duplicates += 1,
            Class::Withdrawn => self.withdrawn += 1,
            Class::Struck => self.struck += 1,
            Class::Unexamined | Class::AwaitingReview | Class::Disputed | Class::Pending | Class::Removed => {
            }
        }
    }
}

impl Petition {
    /// The figures over the lines of `scope`.
    #[must_use]
    pub fn tally(&self, scope: Scope) -> Tally {
        let mut counts = Counts::default();
        let (mut reviewed, mut pending, mut reinstated) = (0, 0, 0);
        let mut reasons: BTreeMap<u32, u32> = BTreeMap::new();
        for (_, record, class) in self.classes(scope) {
            counts.add(record, class);
            reviewed += u32::from(record.work.is_reviewed());
            pending += u32::from(class == Class::Pending);
            reinstated += u32::from(class == Class::Reinstated);
            if let Class::Invalid(reason) = class {
                *reasons.entry(reason).or_default() += 1;
            }
        }
        let invalid =
            reasons.into_iter().filter_map(|(n, count)| Some((self.reasons.value(n)?.clone(), count)));
        Tally {
            scope,
            raw_count: self.raw_count,
            lines: counts.lines,
            checked: counts.checked,
            reviewed,
            pending,
            r#final: counts.r#final,
            valid: counts.valid,
            reinstated,
            duplicates: counts.duplicates,
            withdrawn: counts.withdrawn,
            struck: counts.struck,
            invalid: invalid.collect(),
        }
    }

    /// The lines a figure counts, in order of their names.
    #[must_use]
    pub fn lines_counted(&self, scope: Scope, figure: &Figure) -> Vec<LineName> {
        let reason = match figure {
            Figure::Invalid(code) => self.reasons.find(code),
            _ => None,
        };
        let counts = |record: &LineRecord, class: Class| match figure {
            Figure::Lines => true,
            Figure::Checked => record.work.is_checked(),
            Figure::Reviewed => record.work.is_reviewed(),
            Figure::Pending => class == Class::Pending,
            Figure::Final => class.is_final(),
            Figure::Open => !class.is_final(),
            Figure::Valid => matches!(class, Class::Valid | Class::Reinstated),
            Figure::Reinstated => class == Class::Reinstated,
            Figure::Duplicates => class == Class::Duplicate,
            Figure::Withdrawn => class == Class::Withdrawn,
            Figure::Struck => class == Class::Struck,
            Figure::Invalid(_) => reason.is_some_and(|r| class == Class::Invalid(r)),
        };
        self.classes(scope)
            .filter(|(_, record, class)| counts(record, *class))
            .map(|(name, ..)| name)
            .collect()
    }

    /// The figures of each circulator.
    #[must_use]
    pub fn by_circulator(&self, scope: Scope) -> BTreeMap<CirculatorId, Counts> {
        self.breakdown(scope, |name| {
            self.custody.sections.get(&name.section).map(|section| section.circulator)
        })
    }

    /// The figures of each box, by where the sections are now; lines of pulled sections stand under `None`.
    #[must_use]
    pub fn by_box(&self, scope: Scope) -> BTreeMap<Option<BoxId>, Counts> {
        self.breakdown(scope, |name| {
            self.custody.sections.get(&name.section).map(|section| in_box(&section.place))
        })
    }

    /// Every line ever counted, with what it counts as in `scope`.
    pub fn lines(&self, scope: Scope) -> impl Iterator<Item = LineView> {
        let copies = self.extra_copies(scope);
        self.lines.iter().filter_map(move |(name, record)| self.view(*name, record, copies.contains(name)))
    }

    /// One line.
    #[must_use]
    pub fn line(&self, name: LineName) -> Option<LineView> {
        let record = self.lines.get(&name)?;
        let scope = self.stage.scope();
        let group = self.groups.by_number.get(&record.group);
        let copy = group.is_some_and(|g| g.extra_copies(|l| self.counts_alone(l, scope)).contains(&name));
        self.view(name, record, copy)
    }

    fn view(&self, name: LineName, record: &LineRecord, copy: bool) -> Option<LineView> {
        let section = self.custody.sections.get(&name.section)?;
        let people = record.work.marks().filter_map(|mark| self.people.value(mark.by).cloned()).collect();
        let standing = self.standing(record.class(copy));
        let in_box = in_box(&section.place);
        Some(LineView { name, circulator: section.circulator, in_box, drawn: record.drawn, standing, people })
    }

    fn standing(&self, class: Class) -> Standing {
        match class {
            Class::Unexamined => Standing::Unexamined,
            Class::AwaitingReview => Standing::AwaitingReview,
            Class::Disputed => Standing::Disputed,
            Class::Pending => Standing::Pending,
            Class::Valid => Standing::Valid,
            Class::Reinstated => Standing::Reinstated,
            Class::Duplicate => Standing::Duplicate,
            Class::Invalid(reason) => {
                self.reasons.value(reason).cloned().map_or(Standing::Disputed, Standing::Invalid)
            }
            Class::Withdrawn => Standing::Withdrawn,
            Class::Struck => Standing::Struck,
            Class::Removed => Standing::Removed,
        }
    }

    fn breakdown<K: Ord>(&self, scope: Scope, key: impl Fn(LineName) -> Option<K>) -> BTreeMap<K, Counts> {
        let mut all: BTreeMap<K, Counts> = BTreeMap::new();
        for (name, record, class) in self.classes(scope) {
            if let Some(key) = key(name) {
                all.entry(key).or_default().add(record, class);
            }
        }
        all
    }

    /// The lines in scope with what they count as.
    pub(crate) fn classes(&self, scope: Scope) -> impl Iterator<Item = (LineName, &LineRecord, Class)> {
        let copies = self.extra_copies(scope);
        let lines = self.lines.iter().filter(move |(_, record)| in_scope(record, scope));
        lines.map(move |(name, record)| {
            (*name, record, record.class(record.group != 0 && copies.contains(name)))
        })
    }

    pub(crate) fn extra_copies(&self, scope: Scope) -> BTreeSet<LineName> {
        let groups = self.groups.by_number.values();
        groups.flat_map(|group| group.extra_copies(|line| self.counts_alone(line, scope))).collect()
    }

    pub(crate) fn counts_alone(&self, line: LineName, scope: Scope) -> bool {
        self.lines.get(&line).is_some_and(|record| in_scope(record, scope) && record.counts_alone())
    }
}

pub(crate) fn in_scope(record: &LineRecord, scope: Scope) -> bool {
    !record.removed && (scope == Scope::Full || record.drawn)
}

fn in_box(place: &Place) -> Option<BoxId> {
    match place {
        Place::Box(id) => Some(*id),
        Place::Pulled { .. } => None,
    }
}
