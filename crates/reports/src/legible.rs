//! Characters that a page cannot show are replaced by their code point, `[U+202E]`, so that nothing vanishes from a
//! document, turns its reading order around or hides in it.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

/// Text that may stand on a screen: composed, without control characters and without a change of direction.
pub(crate) fn for_screen(text: &str) -> String {
    replaced(text, |_| true)
}

/// Text that may stand in print: as on a screen, and only characters the fonts can show.
pub(crate) fn for_print(text: &str, covered: impl Fn(char) -> bool) -> String {
    replaced(text, covered)
}

fn replaced(text: &str, covered: impl Fn(char) -> bool) -> String {
    let mut clean = String::with_capacity(text.len());
    for character in text.nfc() {
        if character == ' ' || (!is_unfit(character) && covered(character)) {
            clean.push(character);
        } else {
            clean.push_str(&format!("[U+{:04X}]", u32::from(character)));
        }
    }
    clean
}

/// Control, invisible and direction-changing characters, and letters written from right to left: set among figures,
/// they would reorder them.
fn is_unfit(character: char) -> bool {
    character.is_control()
        || matches!(u32::from(character),
            0x00AD | 0x034F | 0x061C | 0x115F..=0x1160 | 0x17B4..=0x17B5 | 0x180B..=0x180F
            | 0x200B..=0x200F | 0x2028..=0x202E | 0x2060..=0x206F | 0x3164 | 0xFE00..=0xFE0F | 0xFEFF | 0xFFA0
            | 0xFFF0..=0xFFFB | 0xE000..=0xF8FF | 0xE0000..=0x10FFFF
            | 0x0590..=0x08FF | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFE | 0x10800..=0x10FFF | 0x1E800..=0x1EFFF)
}

/// The same value with every string in it passed through `clean`.
pub(crate) fn mapped<T: Serialize + DeserializeOwned>(
    value: &T,
    clean: &impl Fn(&str) -> String,
) -> Result<T, serde_json::Error> {
    let mut tree = serde_json::to_value(value)?;
    clean_tree(&mut tree, clean);
    serde_json::from_value(tree)
}

fn clean_tree(tree: &mut Value, clean: &impl Fn(&str) -> String) {
    match tree {
        Value::String(text) => *text = clean(text),
        Value::Array(items) => items.iter_mut().for_each(|item| clean_tree(item, clean)),
        Value::Object(fields) => fields.iter_mut().for_each(|(_, field)| clean_tree(field, clean)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_deceive_is_spelled_out() {
        let cases = [
            ("Nguyễn Thị Hồng Ánh", "Nguyễn Thị Hồng Ánh"),
            ("Nguye\u{302}\u{303}n", "Nguyễn"),
            ("abc\u{202E}def", "abc[U+202E]def"),
            ("two\nlines\tand NUL\0", "two[U+000A]lines[U+0009]and NUL[U+0000]"),
            ("zero\u{200B}width", "zero[U+200B]width"),
            ("דוד 12", "[U+05D3][U+05D5][U+05D3] 12"),
            ("王小明", "王小明"),
        ];
        for (raw, shown) in cases {
            assert_eq!(for_screen(raw), shown);
        }
    }

    #[test]
    fn what_no_font_has_is_spelled_out_in_print() {
        assert_eq!(for_print("王 Wang", |c| c.is_ascii()), "[U+738B] Wang");
        assert_eq!(for_print("no break", |c| c.is_ascii_alphabetic()), "no break");
    }
}
