//! House numbers out of words that lost or won a space, or in which a reader took digits for letters.

use crate::text::Token;

/// Longest house number that is put together of two pieces.
const LONGEST: usize = 6;

/// The number in `1834s` of `1834 S Oak` without its space.
pub(super) fn before_direction(house: &Token) -> Option<Token> {
    let (last, before) = house.as_bytes().split_last()?;
    let digits = before.len() > 1 && before.iter().all(u8::is_ascii_digit);
    (digits && matches!(last, b'n' | b's' | b'e' | b'w')).then(|| Token::new(before))
}

/// The number that goes on in the first word behind it, and the street that is left then.
pub(super) fn continued(house: &Token, street: &[Token]) -> Option<(Token, Vec<Token>)> {
    let first = street.first()?;
    let bytes = first.as_bytes();
    let digits = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let whole = house.as_bytes().iter().all(u8::is_ascii_digit);
    if digits == 0 || !whole || is_ordinal(first) || house.len() + digits > LONGEST {
        return None;
    }
    let mut rest = street[1..].to_vec();
    if digits < bytes.len() {
        rest.insert(0, Token::new(&bytes[digits..]));
    }
    (!rest.is_empty()).then(|| (Token::join(&[*house, Token::new(&bytes[..digits])]), rest))
}

/// "1240mUniversity": a number and a street that lost the space between them.
pub(super) fn split_number(words: &mut Vec<Token>) {
    let Some(word) = words.first().copied() else { return };
    let bytes = word.as_bytes();
    let Some(last) = bytes.iter().rposition(u8::is_ascii_digit) else { return };
    let looks = bytes[..=last].iter().all(|&byte| digit_of_shape(byte).is_some());
    if looks && last < 6 && bytes.len() - last > 3 && !is_ordinal(&word) {
        words[0] = Token::new(&bytes[..=last]);
        words.insert(1, Token::new(&bytes[last + 1..]));
    }
}

pub(super) fn is_ordinal(word: &Token) -> bool {
    matches!(word.as_bytes(), [.., b'0'..=b'9', b's' | b'n' | b'r' | b't', b't' | b'd' | b'h'])
}

/// Which word is the house number: the first with a digit at the front or, failing that, one that looks like digits.
pub(super) fn house_place(words: &[Token]) -> Option<usize> {
    let number = |word: &Token| word.has_digit() && !is_ordinal(word);
    if words.first().is_some_and(number) {
        return Some(0);
    }
    let looks =
        |word: &Token| word.len() > 1 && word.as_bytes().iter().all(|&byte| digit_of_shape(byte).is_some());
    if words.first().is_some_and(looks) && words.len() > 1 {
        return Some(0);
    }
    words.iter().position(number)
}

const fn digit_of_shape(byte: u8) -> Option<u8> {
    Some(match byte {
        b'0'..=b'9' => byte,
        b'o' | b'd' | b'q' => b'0',
        b'l' | b'i' | b'j' => b'1',
        b'z' => b'2',
        b'a' => b'4',
        b's' => b'5',
        b'b' => b'8',
        b'g' => b'9',
        b't' => b'7',
        _ => return None,
    })
}

/// Letters inside a number that a reader took for digits' shapes; one letter behind the number stays (`12b`).
pub(super) fn digits_for_shapes(word: &Token) -> Token {
    let bytes = word.as_bytes();
    let mut fixed = Token::EMPTY;
    for (place, &byte) in bytes.iter().enumerate() {
        let inside = place + 1 < bytes.len() || !word.has_digit();
        fixed.push(if inside { digit_of_shape(byte).unwrap_or(byte) } else { byte });
    }
    fixed
}
