//! The channel run forwards: what becomes of a text at an error rate.

use super::confusion::{self, ADDS, DOUBLED, LOSES, REPLACES};
use crate::numbers::Numbers;

/// Of the errors of a space, share that lose it; the others add one.
const JOINED: f64 = 0.6;

/// The text, in lower-case ASCII, after errors at `rate` a character.
pub(crate) fn damaged(text: &str, rate: f64, numbers: &mut Numbers) -> String {
    let meant: Vec<u8> = text.bytes().collect();
    let mut written = Vec::with_capacity(meant.len() + 4);
    let mut at = 0;
    while at < meant.len() {
        let byte = meant[at];
        at += 1;
        if !numbers.chance(rate) {
            written.push(byte);
        } else if byte == b' ' {
            if !numbers.chance(JOINED) {
                written.extend([byte, byte]);
            }
        } else {
            at += error(byte, meant.get(at).copied(), &mut written, numbers);
        }
    }
    String::from_utf8_lossy(&written).into_owned()
}

/// Writes one error in place of a character; returns how many of the next ones it used up.
fn error(byte: u8, next: Option<u8>, written: &mut Vec<u8>, numbers: &mut Numbers) -> usize {
    let kind = numbers.share();
    if kind < f64::from(REPLACES) {
        written.push(confusion::misread(byte, numbers.share()));
    } else if kind < f64::from(REPLACES + ADDS) {
        let letter = b'a' + crate::num::short(numbers.below(26));
        written.extend([byte, if numbers.chance(f64::from(DOUBLED)) { byte } else { letter }]);
    } else if kind >= f64::from(REPLACES + ADDS + LOSES)
        && let Some(next) = next
    {
        written.extend([next, byte]);
        return 1;
    }
    0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_come_as_often_as_asked_for() {
        let text = "the quick brown fox jumps over the lazy dog ".repeat(200);
        let mut numbers = Numbers::new(1);
        assert_eq!(damaged(&text, 0.0, &mut numbers), text);
        let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let damaged = damaged(&text, 0.05, &mut numbers);
        let (before, after) = (words(&text).len() as f64, words(&damaged).len() as f64);
        assert!(damaged != text && (after / before - 1.0).abs() < 0.05, "{before} words became {after}");
        let right = damaged.bytes().filter(|byte| *byte == b'q').count() as f64 / 200.0;
        assert!((right - 0.95).abs() < 0.06, "{right} of the letters are right");
    }
}
