//! What stands before and behind a name: titles, generation suffixes, degrees.

use crate::text::Token;

/// Generation suffixes as a number: junior and second are one thing to those who write them.
pub(crate) fn suffix(word: &Token) -> Option<u8> {
    Some(match word.as_bytes() {
        b"jr" | b"junior" => 1,
        b"sr" | b"senior" => 2,
        b"ii" | b"2nd" => 3,
        b"iii" | b"3rd" => 4,
        b"iv" | b"4th" => 5,
        _ => return None,
    })
}

/// The words of a suffix's number.
pub(crate) const fn suffix_name(number: u8) -> &'static str {
    match number {
        1 => "Jr",
        2 => "Sr",
        3 => "II",
        4 => "III",
        5 => "IV",
        _ => "",
    }
}

/// The number of `Jr`.
pub(crate) const JUNIOR: u8 = 1;

/// A suffix with one slip in it: `Jrr`, `Jrf`, `lll`, `1V`. Only of a last word behind two others, as `Li` is a name.
pub(crate) fn suffix_with_slip(word: &Token) -> Option<u8> {
    let stroke = |byte: &u8| matches!(byte, b'i' | b'l' | b'1' | b'j');
    Some(match word.as_bytes() {
        [b'j', b'r', _] | [b'j', b'v' | b'n', b'r'] | [b'j', b'z'] => 1,
        [b's' | b'5', b'r', _] | [b'5', b'r'] => 2,
        [b'i' | b'l' | b'1', b'v'] => 5,
        strokes if strokes.len() == 3 && strokes.iter().all(stroke) => 4,
        b"l1" | b"1l" | b"11" | b"i1" | b"1i" | b"ll" => 3,
        _ => return None,
    })
}

/// What stands before a `Jr` that stuck to a name: no name has these two letters together near its end.
pub(crate) fn before_stuck_junior(word: &Token) -> Option<Token> {
    let bytes = word.as_bytes();
    let at = bytes.windows(2).rposition(|pair| pair == b"jr")?;
    (at >= 3 && at + 3 >= bytes.len()).then(|| Token::new(&bytes[..at]))
}

/// Titles before a name.
pub(crate) fn is_title(word: &Token) -> bool {
    matches!(
        word.as_bytes(),
        b"mr"
            | b"mrs"
            | b"ms"
            | b"mx"
            | b"miss"
            | b"dr"
            | b"dra"
            | b"rev"
            | b"hon"
            | b"sr"
            | b"sra"
            | b"srta"
            | b"prof"
            | b"fr"
            | b"sgt"
            | b"capt"
            | b"col"
    )
}

/// Degrees and callings behind a name.
pub(crate) fn is_degree(word: &Token) -> bool {
    matches!(word.as_bytes(), b"md" | b"phd" | b"esq" | b"dds" | b"cpa" | b"rn" | b"jd" | b"ret")
}
