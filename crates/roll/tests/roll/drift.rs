use roll::Drift;

use super::{canonical, open, row};

#[test]
fn what_changed_since_the_last_list() {
    let (old, _) = open(canonical(&[&row("1"), &row("2"), &row("3")]));
    let changed = row("2").replace(",A,", ",C,").replace("San Judas", "Gilford");
    let (new, _) = open(canonical(&[&row("4"), &changed, &row("3"), &row("5")]));
    let drift = Drift::between(&old, &new).unwrap();
    assert_eq!((drift.voters, drift.added, drift.removed, drift.status_changed), ((3, 4), 2, 1, 1));
    assert_eq!(drift.statuses, [("A".to_owned(), 3, 3), ("C".to_owned(), 0, 1)]);
    assert_eq!(drift.cities, [("Gilford".to_owned(), 0, 1), ("San Judas".to_owned(), 3, 3)]);
}
