//! Text as the comparisons see it: lower-case ASCII letters and digits, accents removed, in short fixed tokens.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::num::short;

/// Longest token kept, in bytes; what a form's box can hold is shorter.
pub(crate) const TOKEN_BYTES: usize = 30;
/// Characters of a field that are read at all: a field of 10,000 characters is not a name.
const FIELD_CHARACTERS: usize = 256;
/// Tokens kept of one field.
const FIELD_TOKENS: usize = 16;

/// A word, folded, in a fixed buffer so that it can be copied, compared and hashed without an allocation.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Token {
    bytes: [u8; TOKEN_BYTES],
    length: u8,
}

impl Token {
    pub(crate) const EMPTY: Self = Self { bytes: [0; TOKEN_BYTES], length: 0 };

    pub(crate) fn new(bytes: &[u8]) -> Self {
        let mut token = Self::EMPTY;
        let length = bytes.len().min(TOKEN_BYTES);
        token.bytes[..length].copy_from_slice(&bytes[..length]);
        token.length = short(length);
        token
    }

    pub(crate) fn of(bytes: impl Iterator<Item = u8>) -> Self {
        let mut token = Self::EMPTY;
        bytes.for_each(|byte| token.push(byte));
        token
    }

    pub(crate) fn push(&mut self, byte: u8) {
        if usize::from(self.length) < TOKEN_BYTES {
            self.bytes[usize::from(self.length)] = byte;
            self.length += 1;
        }
    }

    pub(crate) fn join(tokens: &[Self]) -> Self {
        let mut joined = Self::EMPTY;
        for token in tokens {
            let at = joined.len();
            let length = token.len().min(TOKEN_BYTES - at);
            joined.bytes[at..at + length].copy_from_slice(&token.bytes[..length]);
            joined.length += short(length);
        }
        joined
    }

    #[inline]
    pub(crate) fn as_bytes(&self) -> &[u8] {
        &self.bytes[..usize::from(self.length)]
    }

    #[inline]
    pub(crate) const fn len(&self) -> usize {
        self.length as usize
    }

    pub(crate) const fn is_empty(&self) -> bool {
        self.length == 0
    }

    pub(crate) fn has_digit(&self) -> bool {
        self.as_bytes().iter().any(u8::is_ascii_digit)
    }

    pub(crate) fn text(&self) -> String {
        self.as_bytes().iter().map(|&byte| if byte < 128 { char::from(byte) } else { '?' }).collect()
    }
}

impl Default for Token {
    fn default() -> Self {
        Self::EMPTY
    }
}

impl std::fmt::Debug for Token {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{:?}", self.text())
    }
}

/// The words of a field; punctuation that carries meaning (`#`, `,`, `/`) comes as a token of its own.
pub(crate) fn tokens(field: &str) -> Vec<Token> {
    let mut words = Words { done: Vec::with_capacity(6), open: Token::EMPTY };
    for character in field.chars().take(FIELD_CHARACTERS) {
        if words.done.len() >= FIELD_TOKENS {
            break;
        }
        if character.is_ascii() { words.ascii(character) } else { words.other(character) }
    }
    words.close();
    words.done.truncate(FIELD_TOKENS);
    words.done
}

/// All letters and digits of a field as one token, words run together.
pub(crate) fn joined(field: &str) -> Token {
    let words = tokens(field);
    let mut token = Token::EMPTY;
    for word in
        words.iter().filter(|word| word.as_bytes()[0].is_ascii_alphanumeric() || word.as_bytes()[0] >= 128)
    {
        for &byte in word.as_bytes() {
            token.push(byte);
        }
    }
    token
}

struct Words {
    done: Vec<Token>,
    open: Token,
}

impl Words {
    fn close(&mut self) {
        if !self.open.is_empty() {
            self.done.push(self.open);
            self.open = Token::EMPTY;
        }
    }

    fn ascii(&mut self, character: char) {
        match character {
            'a'..='z' | '0'..='9' => self.open.push(ascii_byte(character)),
            'A'..='Z' => self.open.push(ascii_byte(character.to_ascii_lowercase())),
            '\'' | '`' | '"' => {}
            // Strokes that readers of handwriting return for letters.
            '|' | '!' => self.open.push(b'l'),
            '$' => self.open.push(b's'),
            '@' => self.open.push(b'a'),
            '#' | ',' | '/' => {
                self.close();
                self.done.push(Token::new(&[ascii_byte(character)]));
            }
            _ => self.close(),
        }
    }

    fn other(&mut self, character: char) {
        if let Some(letters) = letter_without_decomposition(character) {
            letters.bytes().for_each(|byte| self.open.push(byte));
            return;
        }
        for part in std::iter::once(character).nfkd() {
            match part {
                '\u{2018}' | '\u{2019}' | '\u{02bb}' | '\u{02bc}' => {}
                _ if is_combining_mark(part) => {}
                _ if part.is_ascii() => self.ascii(part),
                _ if part.is_alphanumeric() => {
                    part.to_lowercase().for_each(|part| self.open.push(foreign_byte(part)));
                }
                _ => self.close(),
            }
        }
    }
}

fn ascii_byte(character: char) -> u8 {
    u8::try_from(character).unwrap_or(b'?')
}

/// Letters of other scripts keep only enough of themselves to be equal to themselves.
fn foreign_byte(character: char) -> u8 {
    // Greek writes its s in another way at the end of a word.
    let character = if character == 'ς' { 'σ' } else { character };
    128 + short((character as usize) % 128)
}

const fn letter_without_decomposition(character: char) -> Option<&'static str> {
    Some(match character {
        'ø' | 'Ø' => "o",
        'ł' | 'Ł' => "l",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'ß' | 'ẞ' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'þ' | 'Þ' => "th",
        'ħ' | 'Ħ' => "h",
        'ı' => "i",
        _ => return None,
    })
}
