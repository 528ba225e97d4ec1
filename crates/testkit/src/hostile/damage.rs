//! A good CSV file spoiled in one way.

/// One way to spoil a CSV file. Every one but [`Damage::ByteOrderMark`] and [`Damage::WindowsLineEnds`] deserves a
/// refusal or a rejected row that names the place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Damage {
    /// Nothing in it.
    Empty,
    /// The header alone.
    HeaderOnly,
    /// Cut off inside the last row, after its first cell.
    Truncated,
    /// The first column is gone.
    MissingColumn,
    /// The second column's name means nothing.
    UnknownColumn,
    /// The second column's name is the first one's.
    RepeatedColumn,
    /// A quote opens in the middle row and never closes.
    UnclosedQuote,
    /// One row has a cell too many.
    ExtraCell,
    /// One row has a cell too few.
    MissingCell,
    /// A cell of 10,000 characters in the middle row.
    LongCell,
    /// The bytes of another encoding: a lone 0xD1 (Ñ in Windows-1252).
    WrongEncoding,
    /// UTF-16 with its mark.
    Utf16,
    /// Zero bytes in the middle row.
    Nulls,
    /// The middle row stands there twice.
    RepeatedRow,
    /// Every day of the middle row is the 30th of February.
    ImpossibleDate,
    /// A mark of byte order in front: harmless.
    ByteOrderMark,
    /// CR LF at the end of every row: harmless.
    WindowsLineEnds,
}

impl Damage {
    /// Every way.
    pub const ALL: [Self; 17] = [
        Self::Empty,
        Self::HeaderOnly,
        Self::Truncated,
        Self::MissingColumn,
        Self::UnknownColumn,
        Self::RepeatedColumn,
        Self::UnclosedQuote,
        Self::ExtraCell,
        Self::MissingCell,
        Self::LongCell,
        Self::WrongEncoding,
        Self::Utf16,
        Self::Nulls,
        Self::RepeatedRow,
        Self::ImpossibleDate,
        Self::ByteOrderMark,
        Self::WindowsLineEnds,
    ];

    /// The spoiled bytes of `csv`: unquoted cells, a header, at least one row.
    #[must_use]
    pub fn apply(self, csv: &str) -> Vec<u8> {
        let mut rows: Vec<String> = csv.lines().map(str::to_owned).collect();
        let middle = rows.len() / 2;
        let row = rows.get(middle).cloned().unwrap_or_default();
        let first_cell = row.split(',').next().unwrap_or("").to_owned();
        let replaced = match self {
            Self::Empty => return Vec::new(),
            Self::HeaderOnly => return joined(&rows[..rows.len().min(1)]),
            Self::Truncated => {
                let last = rows.pop().unwrap_or_default();
                let first_cell = last.find(',').map_or(0, |comma| comma + 1);
                return [joined(&rows), last.as_bytes()[..first_cell].to_vec()].concat();
            }
            Self::MissingColumn => return joined(&rows.iter().map(|r| without_first(r)).collect::<Vec<_>>()),
            Self::UnknownColumn => return joined(&renamed(rows, |_| "shoe_size".to_owned())),
            Self::RepeatedColumn => return joined(&renamed(rows, |first| first.to_owned())),
            Self::Utf16 => return utf16(&joined(&rows)),
            Self::ByteOrderMark => return [b"\xef\xbb\xbf", joined(&rows).as_slice()].concat(),
            Self::WindowsLineEnds => return (rows.join("\r\n") + "\r\n").into_bytes(),
            Self::WrongEncoding => return with_lone_byte(&rows, middle),
            Self::UnclosedQuote => row.replacen(',', ",\"", 1),
            Self::ExtraCell => format!("{row},more"),
            Self::MissingCell => row.rsplit_once(',').map_or(String::new(), |(r, _)| r.to_owned()),
            Self::LongCell => row.replacen(',', &format!(",{}", "A".repeat(10_000)), 1),
            Self::Nulls => row.replacen(',', ",\0\0", 1),
            Self::RepeatedRow => format!("{row}\n{row}"),
            Self::ImpossibleDate => row
                .split(',')
                .map(|c| if is_date(c) { "2018-02-30" } else { c })
                .collect::<Vec<_>>()
                .join(","),
        };
        debug_assert!(replaced.starts_with(&first_cell) || self == Self::MissingCell);
        if let Some(row) = rows.get_mut(middle) {
            *row = replaced;
        }
        joined(&rows)
    }
}

fn joined(rows: &[String]) -> Vec<u8> {
    rows.iter().flat_map(|r| [r.as_bytes(), b"\n"].concat()).collect()
}

fn without_first(row: &str) -> String {
    row.split_once(',').map_or(String::new(), |(_, rest)| rest.to_owned())
}

fn renamed(mut rows: Vec<String>, name: impl Fn(&str) -> String) -> Vec<String> {
    if let Some(header) = rows.first_mut() {
        let mut names: Vec<String> = header.split(',').map(str::to_owned).collect();
        if names.len() > 1 {
            names[1] = name(&names[0]);
        }
        *header = names.join(",");
    }
    rows
}

fn utf16(bytes: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(bytes);
    std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

fn with_lone_byte(rows: &[String], middle: usize) -> Vec<u8> {
    let before = joined(&rows[..middle]);
    let mut rest = joined(&rows[middle..]);
    let at = rest.iter().position(|b| *b == b',').map_or(rest.len(), |at| at + 1);
    rest.insert(at, 0xd1);
    [before, rest].concat()
}

fn is_date(cell: &str) -> bool {
    cell.len() == 10 && cell.bytes().filter(|b| *b == b'-').count() == 2
}
