//! Wrong digits, and characters that are read for digits.

use crate::text::Token;

use super::NEVER;

/// One or two wrong digits.
pub(super) fn wrong(typed: &[u8], meant: &[u8]) -> f32 {
    if typed.len() == meant.len() {
        let wrong: Vec<usize> = (0..typed.len()).filter(|&at| typed[at] != meant[at]).collect();
        return match wrong[..] {
            [_] => 5.5,
            [first, second]
                if second == first + 1 && typed[first] == meant[second] && typed[second] == meant[first] =>
            {
                4.5
            }
            [_, _] if typed.len() > 3 => 10.5,
            _ => NEVER,
        };
    }
    let (short, long, price) =
        if typed.len() < meant.len() { (typed, meant, 5.5) } else { (meant, typed, 6.5) };
    let lost = long.len() - short.len() == 1
        && short.len() > 1
        && (0..long.len()).any(|at| long[..at] == short[..at] && long[at + 1..] == short[at..]);
    if lost { price } else { NEVER }
}

/// Letters that are read for digits as the digits they stand for, and how many there are. Nothing where any other letter
/// is.
pub(in crate::lookup) fn as_digits(text: &[u8]) -> Option<(Token, usize)> {
    let mut digits = Token::EMPTY;
    let mut letters = 0;
    for &byte in text {
        let digit = match byte {
            b'0'..=b'9' => byte,
            b'o' | b'q' | b'd' => b'0',
            b'l' | b'i' => b'1',
            b'z' => b'2',
            b's' => b'5',
            b'b' => b'8',
            b'g' => b'9',
            _ => return None,
        };
        letters += usize::from(digit != byte);
        digits.push(digit);
    }
    Some((digits, letters))
}

/// Digits as the letters they are read for.
pub(in crate::lookup) fn as_letters(text: &[u8]) -> Token {
    let letter = |&byte: &u8| match byte {
        b'0' => b'o',
        b'1' => b'l',
        b'2' => b'z',
        b'4' => b'a',
        b'5' => b's',
        b'6' | b'8' => b'b',
        b'7' => b't',
        b'9' => b'g',
        other => other,
    };
    Token::new(&text.iter().map(letter).collect::<Vec<u8>>())
}

/// House numbers that one slip of a finger makes of what was typed, with what the slip costs; the same one may come twice.
pub(in crate::lookup) fn slips(typed: &[u8]) -> Vec<(Token, f32)> {
    let mut found = Vec::new();
    let Some((digits, letters)) = as_digits(typed) else { return found };
    let misread = 2.0 * letters as f32;
    let digits = digits.as_bytes();
    if letters > 0 {
        found.push((Token::new(digits), misread));
    }
    if digits.len() > 6 {
        return found;
    }
    let mut take = |meant: Vec<u8>| {
        let price = wrong(digits, &meant);
        if price.is_finite() {
            found.push((Token::new(&meant), misread + price));
        }
    };
    for at in 0..digits.len() {
        for digit in b'0'..=b'9' {
            let mut other = digits.to_vec();
            other[at] = digit;
            take(other);
            let mut longer = digits.to_vec();
            longer.insert(at, digit);
            take(longer);
        }
        let mut shorter = digits.to_vec();
        shorter.remove(at);
        take(shorter);
        if at > 0 {
            let mut swapped = digits.to_vec();
            swapped.swap(at - 1, at);
            take(swapped);
        }
    }
    for digit in b'0'..=b'9' {
        take([digits, &[digit]].concat());
    }
    found
}
