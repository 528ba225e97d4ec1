//! A line that gives the mailing address of the roll in place of the residence.

use crate::channel::PerLevel;
use crate::index::Mailing;
use crate::nearby::{chance, letters};
use crate::view::View;
use crate::weigh::{ONE, ZERO, larger, scaled, times};

/// Of the signers who get their mail elsewhere: share who write that address.
pub(crate) const WRITES_MAILING: f64 = 0.12;
/// Of all others: share who write a post office box. Only the ratio of the two matters.
const WRITES_BOX: f64 = 0.006;

/// The address's words from a voter who writes the mailing address, relative to what those of a residence count.
pub(crate) fn mailing_chance(view: &View, mailing: &Mailing<'_>) -> PerLevel {
    let address = &view.written.address;
    let locality = &view.locality.unknown;
    if mailing.street.is_empty() {
        let number = address.po_box.as_bytes();
        if number.is_empty() {
            return ZERO;
        }
        // Words about a box count nothing for residences; here they do.
        let anybody = letters(number).max(1e-9);
        let own = scaled(&chance(number, mailing.number), 1.0 / anybody / WRITES_BOX);
        let street = if view.streets.is_empty() { ONE } else { view.unknown_street() };
        return times(&times(&own, &street), locality);
    }
    if address.house.is_empty() || view.streets.is_empty() {
        return ZERO;
    }
    let house =
        view.houses.iter().map(|(_, share, word)| scaled(&word.compared.with(mailing.number), *share));
    let street =
        view.streets.iter().map(|(_, share, word)| scaled(&word.compared.with(mailing.street), *share));
    let best = |best: PerLevel, own: PerLevel| larger(&best, &own);
    times(&times(&house.fold(ZERO, best), &street.fold(ZERO, best)), locality)
}
