//! Binding a petition to a voter roll.

use crate::support::{House, Paper, Stage};

#[test]
fn a_roll_is_bound_once_and_an_unknown_one_not_at_all() {
    let house = House::new();
    let case = house.petition("tested", &Paper::of(60), Stage::Opened);
    let hash = house.office.known_rolls().unwrap()[0].hash.clone();
    let mut registrar = house.signed_in("registrar");
    let page = registrar.get("/petitions/tested/roll");
    assert!(page.says(&hash) && !page.says("No roll is bound yet"), "{}", page.words());
    for (roll, said) in [(hash.as_str(), "bound to already"), ("00ff", "no such roll"), ("", "no such roll")]
    {
        let refused = registrar.post_with_token("/petitions/tested/roll", &[("roll", roll)]);
        assert_eq!(refused.status, 422, "{roll}: {}", refused.words());
        assert!(refused.says(said), "{roll}: {}", refused.words());
    }
    assert_eq!(case.read(|petition| Ok(petition.rolls().len())).unwrap(), 1);
}
