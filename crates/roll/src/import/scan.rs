//! Records out of delimited text, without copying: RFC 4180 quoting, or no quoting at all.

mod marks;

pub(super) use marks::Marks;

/// One field of a record, as a range of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Field {
    pub(super) start: usize,
    pub(super) end: usize,
    /// The range holds doubled quotes that stand for one.
    pub(super) escaped: bool,
}

/// How the text is delimited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Dialect {
    pub(super) delimiter: u8,
    /// False where a quote is a character like any other: tab and pipe files whose header is not quoted.
    pub(super) quoted: bool,
}

/// Why the text cannot be divided into records from here on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct QuoteError {
    /// Number of the field in its record, from 0.
    pub(super) field: usize,
    /// False where text follows a closing quote.
    pub(super) unclosed: bool,
}

impl Dialect {
    /// Adds the fields of the record that begins at `at` to `fields` and gives the position behind its line end.
    ///
    /// A line end is `\n` or `\r\n`. A quote inside a field that does not begin with one is text.
    pub(super) fn record(
        self,
        marks: &mut Marks<'_>,
        mut at: usize,
        fields: &mut Vec<Field>,
    ) -> Result<usize, QuoteError> {
        let text = marks.text;
        let first = fields.len();
        loop {
            let behind = if self.quoted && text.get(at) == Some(&b'"') {
                let field = quoted(text, at, fields.len() - first)?;
                fields.push(field);
                let behind = self.behind_quote(text, field.end + 1, fields.len() - first - 1)?;
                marks.skip(behind + 1);
                behind
            } else {
                let end = marks.next();
                fields.push(self.plain(text, at, end));
                end
            };
            match text.get(behind) {
                Some(b'\n') | None => return Ok((behind + 1).min(text.len())),
                Some(_) => at = behind + 1,
            }
        }
    }

    /// A field without quoting; where there is no quoting at all, a pair of quotes around a field is still taken off.
    fn plain(self, text: &[u8], start: usize, mut end: usize) -> Field {
        if matches!(text.get(end), Some(b'\n') | None) && end > start && text[end - 1] == b'\r' {
            end -= 1;
        }
        let wrapped = !self.quoted && end >= start + 2 && text[start] == b'"' && text[end - 1] == b'"';
        if wrapped && !text[start + 1..end - 1].contains(&b'"') {
            return Field { start: start + 1, end: end - 1, escaped: false };
        }
        Field { start, end, escaped: false }
    }

    /// The position of the delimiter or line end that must follow a closing quote.
    fn behind_quote(self, text: &[u8], at: usize, field: usize) -> Result<usize, QuoteError> {
        match &text[at..] {
            [] | [b'\n', ..] => Ok(at),
            [b'\r', b'\n', ..] => Ok(at + 1),
            [b'\r'] => Ok(at + 1),
            [byte, ..] if *byte == self.delimiter => Ok(at),
            _ => Err(QuoteError { field, unclosed: false }),
        }
    }
}

/// The field whose opening quote is at `open`; its end is the position of the closing quote.
fn quoted(text: &[u8], open: usize, field: usize) -> Result<Field, QuoteError> {
    let start = open + 1;
    let (mut at, mut escaped) = (start, false);
    loop {
        let Some(length) = memchr::memchr(b'"', &text[at..]) else {
            return Err(QuoteError { field, unclosed: true });
        };
        at += length;
        if text.get(at + 1) != Some(&b'"') {
            return Ok(Field { start, end: at, escaped });
        }
        escaped = true;
        at += 2;
    }
}

/// Cuts `text[start..]` into about `count` pieces at record starts, as far as quotes can be paired without reading the
/// records. The first start is `start`, the last entry is the end of the text. The reader must check that each piece ends
/// where the next one begins: stray quotes inside fields mislead the pairing.
pub(super) fn cuts(text: &[u8], start: usize, count: usize, dialect: Dialect) -> Vec<usize> {
    let size = ((text.len() - start) / count.max(1)).max(1);
    let mut cuts = vec![start];
    let mut counted = start;
    let mut inside = false;
    for piece in 1..count {
        let aim = start + piece * size;
        if dialect.quoted && aim > counted {
            inside ^= memchr::memchr_iter(b'"', &text[counted..aim]).count() % 2 == 1;
            counted = aim;
        }
        if let Some(cut) = next_start(text, aim, inside, dialect)
            && cuts.last().is_some_and(|&last| cut > last)
            && cut < text.len()
        {
            cuts.push(cut);
        }
    }
    cuts.push(text.len());
    cuts
}

/// Behind the first line end from `aim` that is outside quotes.
fn next_start(text: &[u8], aim: usize, mut inside: bool, dialect: Dialect) -> Option<usize> {
    for (length, &byte) in text.get(aim..)?.iter().enumerate() {
        match byte {
            b'"' if dialect.quoted => inside = !inside,
            b'\n' if !inside => return Some(aim + length + 1),
            _ => {}
        }
    }
    None
}
