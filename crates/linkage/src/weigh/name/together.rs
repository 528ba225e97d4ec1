//! Whole names whose spaces were lost or misplaced.

use super::{NameScale, SPACE};
use crate::channel::{ERROR_RATES, PerLevel};
use crate::fuzzy::{Pattern, joined_masks, length, mask, may_be_near};
use crate::index::Record;
use crate::nearby::chance;
use crate::text::Token;
use crate::view::View;
use crate::weigh::{ZERO, larger, scaled};

/// The written words run together.
#[derive(Debug)]
pub(super) struct Together {
    word: Token,
    mask: u64,
    pattern: Pattern,
}

impl Together {
    pub(super) fn new(view: &View) -> Self {
        let word = Token::join(view.written.name.written());
        Self { word, mask: mask(word.as_bytes()), pattern: Pattern::new(word.as_bytes()) }
    }
}

impl NameScale<'_> {
    /// The whole name with its spaces lost or misplaced, as readers do, against the voter's names run together.
    pub(super) fn run_together(&self, record: &Record) -> PerLevel {
        let names = &self.index.names;
        let (first, last) = (names.firsts.get(record.first())[0], names.surnames.get(record.surname())[0]);
        let Together { word, mask: written, pattern } = &self.together;
        // A middle name may add letters, but none takes those of the others away.
        let both = joined_masks(names.keys.mask(first), names.keys.mask(last));
        let middle = names.middles.get(record.middle());
        let whole = joined_masks(both, mask(middle));
        let half = |mask: u64| crate::num::short(length(mask).div_ceil(2));
        if !may_be_near(*written, both, half(both)) && !may_be_near(*written, whole, half(whole)) {
            return ZERO;
        }
        let (first, last) = (Token::new(names.keys.text(first)), Token::new(names.keys.text(last)));
        let (initial, middle) = (Token::new(&middle[..middle.len().min(1)]), Token::new(middle));
        let forms: [(&[Token], f64); 4] = [
            (&[first, last], 0.55),
            (&[last, first], 0.06),
            (&[first, initial, last], 0.15),
            (&[first, middle, last], 0.08),
        ];
        let mut best = ZERO;
        for (form, share) in forms {
            let form = Token::join(form);
            if pattern.distance(form.as_bytes()) as usize * 2 <= form.len() {
                best = larger(&best, &scaled(&chance(word.as_bytes(), form.as_bytes()), share));
            }
        }
        std::array::from_fn(|level| best[level] * ERROR_RATES[level] * SPACE)
    }
}
