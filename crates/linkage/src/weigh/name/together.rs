//! Whole names whose spaces were lost or misplaced.

use super::{NameScale, SPACE};
use crate::channel::{ERROR_RATES, PerLevel};
use crate::fuzzy::Pattern;
use crate::index::Record;
use crate::nearby::chance;
use crate::text::Token;
use crate::weigh::{ZERO, larger, scaled};

impl NameScale<'_> {
    /// The whole name with its spaces lost or misplaced, as readers do, against the voter's names run together.
    pub(super) fn run_together(&self, record: &Record) -> PerLevel {
        let names = &self.index.names;
        let first = Token::new(names.keys.words.get(names.firsts.get(record.first())[0]));
        let last = Token::new(names.keys.words.get(names.surnames.get(record.surname())[0]));
        let middle = names.middles.get(record.middle());
        let (initial, middle) = (Token::new(&middle[..middle.len().min(1)]), Token::new(middle));
        let written = Token::join(self.view.written.name.written());
        let forms: [(&[Token], f64); 4] = [
            (&[first, last], 0.55),
            (&[last, first], 0.06),
            (&[first, initial, last], 0.15),
            (&[first, middle, last], 0.08),
        ];
        let pattern = Pattern::new(written.as_bytes());
        let mut best = ZERO;
        for (form, share) in forms {
            let form = Token::join(form);
            if pattern.distance(form.as_bytes()) as usize * 2 <= form.len() {
                best = larger(&best, &scaled(&chance(written.as_bytes(), form.as_bytes()), share));
            }
        }
        std::array::from_fn(|level| best[level] * ERROR_RATES[level] * SPACE)
    }
}
