//! Words of a name that lost the space between them.

use super::{WORDS, WrittenName, orders_of};
use crate::num::short;
use crate::text::Token;

/// Shortest word that is taken for two.
const SHORTEST: usize = 5;
/// Shortest known half that lets the other one be unknown.
const SURE_HALF: usize = 3;
/// Ways to split one name that are tried.
const TRIED: usize = 2;

/// A word cut in two, with how much the cut explains: the logarithm of how many bear the halves, and their letters.
struct Cut {
    halves: [Token; 2],
    value: f64,
}

impl WrittenName {
    /// Adds readings in which a word that the dictionary does not know was two. `bearers` says how many voters bear a word,
    /// `None` for a word nobody bears; with `one_is_enough` one half may be such a word.
    pub(crate) fn split(&mut self, at: usize, one_is_enough: bool, bearers: &dyn Fn(&Token) -> Option<u32>) {
        let count = self.count;
        if count >= WORDS || at >= count {
            return;
        }
        let mut cuts = cuts(&self.words[at], one_is_enough && count < 3, bearers);
        cuts.sort_by(|left, right| right.value.total_cmp(&left.value));
        let before_comma = self.before_comma.map(|words| words + usize::from(at < words));
        for cut in cuts.into_iter().take(TRIED) {
            let start = short(self.words.len());
            for place in 0..count {
                if place == at {
                    self.words.extend(cut.halves);
                } else {
                    self.words.push(self.words[place]);
                }
            }
            let orders = orders_of(count + 1, before_comma);
            self.readings.extend(orders.iter().map(|reading| reading.shifted(start, 1)));
        }
    }
}

fn cuts(word: &Token, one_is_enough: bool, bearers: &dyn Fn(&Token) -> Option<u32>) -> Vec<Cut> {
    let bytes = word.as_bytes();
    if bytes.len() < SHORTEST {
        return Vec::new();
    }
    let mut cuts = Vec::new();
    for at in 2..=bytes.len() - 2 {
        let halves = [Token::new(&bytes[..at]), Token::new(&bytes[at..])];
        let known = halves.map(|half| bearers(&half));
        // What a half explains: that it is there at all, and the letters it saves from chance.
        let value = |half: &Token, bearers: u32| f64::from(bearers + 1).ln() + 2.9 * half.len() as f64;
        let value = match known {
            [Some(left), Some(right)] => value(&halves[0], left) + value(&halves[1], right),
            [Some(known), None] if one_is_enough && is_sure(&halves, 0) => value(&halves[0], known),
            [None, Some(known)] if one_is_enough && is_sure(&halves, 1) => value(&halves[1], known),
            _ => continue,
        };
        cuts.push(Cut { halves, value });
    }
    cuts
}

/// Whether one half is long enough to be no accident, and leaves enough for another name.
fn is_sure(halves: &[Token; 2], known: usize) -> bool {
    halves[known].len() >= SURE_HALF && halves[1 - known].len() >= 2
}
