//! Middle names and initials.

use super::NameScale;
use crate::channel::{ERROR_RATES, LEVELS, PerLevel};
use crate::index::Record;
use crate::line::Segment;
use crate::text::Token;
use crate::view::View;
use crate::weigh::{ONE, ZERO, larger, plus, scaled};

/// A signer on the roll with a middle name writes none, an initial, the whole, another one.
const LEFT_OUT: f64 = 0.615;
const INITIAL: f64 = 0.25;
const WHOLE: f64 = 0.13;
const ANOTHER: f64 = 0.005;
/// A signer without a middle name on the roll writes one, where the roll has most people's; and where it lacks the signer's.
const UNREGISTERED: f64 = 0.03;
const WRITTEN: f64 = INITIAL + WHOLE;
/// Of people nobody knows: share who write no middle name, an initial, a name.
const UNKNOWN_WITHOUT: f64 = 0.70;
const UNKNOWN_INITIAL: f64 = 0.20;
const UNKNOWN_WHOLE: f64 = 0.10;
/// One initial is any letter of the alphabet, some more than others.
pub(super) const ANY_INITIAL: f64 = 1.0 / 14.0;
/// Of the errors of a reader, share that make one given capital of another.
const CAPITAL: f64 = 0.05;

impl NameScale<'_> {
    /// The words read as a middle name, from the voter.
    pub(crate) fn middle(&self, part: Option<usize>, record: &Record) -> PerLevel {
        let roll = self.index.names.middles.get(record.middle());
        let lacking = self.index.registered.unregistered_middle;
        let unregistered = UNREGISTERED + (WRITTEN - UNREGISTERED) * lacking;
        let Some(part) = part.map(|at| &self.view.parts[at]) else {
            return scaled(&ONE, if roll.is_empty() { 1.0 - unregistered } else { LEFT_OUT });
        };
        let (written, anybody) = (&part.token, &part.word.as_first);
        let initial = written.len() == 1;
        let unknown = if initial { [ANY_INITIAL; LEVELS] } else { *anybody };
        if roll.is_empty() {
            return scaled(&unknown, unregistered * if initial { 0.6 } else { 0.4 });
        }
        let same = roll.first() == written.as_bytes().first();
        let another = scaled(&unknown, ANOTHER * if initial { 0.6 } else { 0.4 });
        if initial {
            let own = ERROR_RATES.map(|rate| INITIAL * if same { 1.0 - rate } else { rate * CAPITAL });
            return plus(&own, &another);
        }
        let first = roll.split(|&byte| byte == b' ').next().unwrap_or(roll);
        if first.len() == 1 {
            let own = if same { scaled(anybody, WHOLE / ANY_INITIAL) } else { ZERO };
            return plus(&own, &another);
        }
        let mut own = part.word.compared.with(first);
        if first.len() < roll.len() {
            let whole = Token::of(roll.iter().copied().filter(|&byte| byte != b' '));
            own = larger(&part.word.compared.with(whole.as_bytes()), &own);
        }
        plus(&scaled(&own, WHOLE), &another)
    }
}

/// The middle name's words from somebody unknown.
pub(crate) fn unknown_middle(view: &View, segment: Segment) -> PerLevel {
    match view.part(segment) {
        None => scaled(&ONE, UNKNOWN_WITHOUT),
        Some(part) if part.token.len() == 1 => scaled(&ONE, UNKNOWN_INITIAL * ANY_INITIAL),
        Some(part) => scaled(&part.word.as_first, UNKNOWN_WHOLE),
    }
}
