//! How a petition's sheets are printed, and how a side of one is typed.

use petition::{Position, Positions, SheetLines};
use serde::{Deserialize, Serialize};

use crate::OfficeError;

/// How the petition's sheets are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetForm {
    /// Positions on the front, from 1 to 99.
    pub front: u32,
    /// Positions on the back; 0 where nothing is signed there.
    pub back: u32,
}

impl SheetForm {
    /// Every position of a sheet.
    #[must_use]
    pub fn full(self) -> SheetLines {
        let side = |count| Positions::first(count).unwrap_or(Positions::NONE);
        SheetLines { a: side(self.front), b: side(self.back) }
    }

    /// Reads one side as it is typed: `1-8,10`, `-8` for the first eight, `f` for all, `0` or nothing for none.
    ///
    /// # Errors
    /// [`OfficeError::Field`] where it is no list, or names a position the sheet does not have.
    pub fn side(self, field: &'static str, text: &str, printed: u32) -> Result<Positions, OfficeError> {
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let bad = |problem: String| OfficeError::Field { field, problem };
        let positions = match text.as_str() {
            "" | "0" => return Ok(Positions::NONE),
            "f" | "F" => Positions::first(printed)?,
            first if first.starts_with('-') => format!("1{first}").parse::<Positions>()?,
            list => list.parse::<Positions>().map_err(|e| bad(e.to_string()))?,
        };
        match positions.iter().map(Position::get).max().filter(|last| *last > printed) {
            Some(last) if printed == 0 => {
                Err(bad(format!("position {last} is given, nothing is printed on this side")))
            }
            Some(last) => {
                Err(bad(format!("position {last} is given, this side has {printed} printed: look again")))
            }
            None => Ok(positions),
        }
    }

    pub(super) fn holds(self, lines: SheetLines) -> Result<(), OfficeError> {
        self.side("Front", &lines.a.to_string(), self.front)?;
        self.side("Back", &lines.b.to_string(), self.back)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_side_is_read_as_it_is_typed_and_never_beyond_what_is_printed() {
        let form = SheetForm { front: 10, back: 0 };
        let front = |text| form.side("Front", text, form.front).map(|side| side.to_string());
        for (typed, read) in [
            ("", ""),
            ("0", ""),
            ("f", "1-10"),
            ("F", "1-10"),
            ("-8", "1-8"),
            (" 1 - 8, 10 ", "1-8,10"),
            ("3", "3"),
        ] {
            assert_eq!(front(typed).unwrap(), read, "{typed}");
        }
        for (typed, said) in
            [("1-11", "position 11"), ("8-1", "`8-1`"), ("x", "`x`"), ("-", "`1-`"), ("-0", "`1-0`")]
        {
            assert!(front(typed).unwrap_err().to_string().contains(said), "{typed}");
        }
        assert!(form.side("Back", "1", form.back).unwrap_err().to_string().contains("nothing is printed"));
        assert_eq!(form.full().len(), 10);
    }
}
