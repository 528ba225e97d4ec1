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
        let text = "k".repeat(20_000);
        let mut numbers = Numbers::new(1);
        assert_eq!(damaged(&text, 0.0, &mut numbers), text);
        let damaged_text = damaged(&text, 0.10, &mut numbers);
        let right = damaged_text.bytes().filter(|byte| *byte == b'k').count() as f64 / 20_000.0;
        // Seven of ten errors replace the letter, one of eight loses it; doubled ones come on top.
        assert!(
            (right - (1.0 - 0.10 * (0.70 + 0.12 - 0.12 * 0.3))).abs() < 0.01,
            "{right} of the letters are right"
        );
        let spaced = damaged(&"ab ".repeat(5_000), 0.10, &mut numbers);
        let spaces = spaced.bytes().filter(|byte| *byte == b' ').count() as f64 / 5_000.0;
        assert!((spaces - 0.98).abs() < 0.02, "{spaces} of the spaces are there");
    }
}
