//! A delivered file as text: its encoding found, its hash taken.

use std::path::Path;

use encoding_rs::{Encoding as Decoder, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use sha2::{Digest, Sha256};

use super::ImportError;

/// The encodings a list may come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// With or without a byte order mark.
    Utf8,
    /// What Windows programs write in America; Latin-1 reads the same but for a few signs.
    Windows1252,
    /// Excel's "Unicode text"; known by its byte order mark.
    Utf16,
}

impl Encoding {
    /// The name a person knows.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Windows1252 => "Windows-1252",
            Self::Utf16 => "UTF-16",
        }
    }
}

/// A file's bytes with the name they go by in messages.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// For messages; not kept in the snapshot.
    pub name: String,
    /// The bytes as delivered.
    pub bytes: Vec<u8>,
}

impl SourceFile {
    /// Reads a file into memory.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn read(path: &Path) -> Result<Self, ImportError> {
        let name = path.display().to_string();
        let bytes = fs_err::read(path).map_err(|source| ImportError::Read { file: name.clone(), source })?;
        Ok(Self { name, bytes })
    }

    /// SHA-256 of the bytes as delivered, in lower-case hexadecimal.
    pub(super) fn sha256(&self) -> String {
        hex::encode(Sha256::digest(&self.bytes))
    }
}

/// Text out of bytes.
#[derive(Debug)]
pub(super) struct Text<'a> {
    pub(super) text: std::borrow::Cow<'a, str>,
    pub(super) encoding: Encoding,
    /// Line of the first byte that is not UTF-8, where that is why Windows-1252 was assumed.
    pub(super) assumed_from_line: Option<usize>,
}

/// Decodes a file by its byte order mark, else as UTF-8, else as Windows-1252.
pub(super) fn decode(file: &SourceFile, asked: Option<Encoding>) -> Result<Text<'_>, ImportError> {
    let (encoding, mark) = match Decoder::for_bom(&file.bytes) {
        Some((decoder, mark)) if decoder == UTF_8 => (Encoding::Utf8, mark),
        Some((_, mark)) => (Encoding::Utf16, mark),
        None => (asked.unwrap_or(Encoding::Utf8), 0),
    };
    let bytes = &file.bytes[mark..];
    if encoding == Encoding::Utf16 {
        let decoder = if file.bytes.starts_with(&[0xff]) { UTF_16LE } else { UTF_16BE };
        let text =
            decode_with(decoder, bytes).ok_or_else(|| ImportError::Utf16 { file: file.name.clone() })?;
        return Ok(Text { text, encoding, assumed_from_line: None });
    }
    if let Some(at) = memchr::memchr(0, bytes) {
        return Err(ImportError::Binary { file: file.name.clone(), line: line_of(bytes, at) });
    }
    let bad = match std::str::from_utf8(bytes) {
        Ok(text) if encoding == Encoding::Utf8 => {
            return Ok(Text { text: text.into(), encoding, assumed_from_line: None });
        }
        Ok(_) => None,
        Err(error) => Some(line_of(bytes, error.valid_up_to())),
    };
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    let assumed_from_line = bad.filter(|_| asked != Some(Encoding::Windows1252));
    Ok(Text { text, encoding: Encoding::Windows1252, assumed_from_line })
}

fn decode_with<'a>(decoder: &'static Decoder, bytes: &'a [u8]) -> Option<std::borrow::Cow<'a, str>> {
    decoder.decode_without_bom_handling_and_without_replacement(bytes)
}

fn line_of(bytes: &[u8], at: usize) -> usize {
    memchr::memchr_iter(b'\n', &bytes[..at]).count() + 1
}
