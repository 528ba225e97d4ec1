//! Requests pasted or uploaded as a table: CSV or tab-separated, with or without a header.

use jiff::civil::Date;

use super::Request;
use crate::OfficeError;
use crate::intake::typed_day;
use crate::on_screen::Written;

/// Rows at once at most.
const MOST: usize = 20_000;

/// Where the columns are.
#[derive(Debug, Clone, Copy)]
struct Columns {
    name: usize,
    first_name: Option<usize>,
    address: Option<usize>,
    city: Option<usize>,
    zip: Option<usize>,
    received_on: Option<usize>,
}

const WITHOUT_HEADER: Columns = Columns {
    name: 0,
    first_name: None,
    address: Some(1),
    city: Some(2),
    zip: Some(3),
    received_on: Some(4),
};

/// Reads a table of requests. Its header names `name` (or `last_name` and `first_name`), `address`, `city`, `zip` and
/// `received_on`; without a header the columns are name, address, city, zip, day. A row without a day was received on
/// `otherwise`.
///
/// # Errors
/// [`OfficeError::Field`] with row and column of the first thing that cannot be.
pub fn requests_in(text: &str, otherwise: Date, today: Date) -> Result<Vec<Request>, OfficeError> {
    let tabs = text.lines().next().is_some_and(|line| line.contains('\t'));
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .trim(csv::Trim::All)
        .delimiter(if tabs { b'\t' } else { b',' })
        .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let mut columns = WITHOUT_HEADER;
    let mut requests = Vec::new();
    for (row, record) in (1..).zip(reader.records()) {
        let record = record.map_err(|e| at(row, &e.to_string()))?;
        if row == 1
            && let Some(named) = header(&record)
        {
            columns = named;
            continue;
        }
        if record.iter().all(str::is_empty) {
            continue;
        }
        requests.push(request(row, &record, columns, otherwise, today)?);
        if requests.len() > MOST {
            return Err(at(row, &format!("more than {MOST} requests at once: send them in parts")));
        }
    }
    if requests.is_empty() {
        return Err(at(1, "there is no request in it: give one row for each, name first"));
    }
    Ok(requests)
}

fn header(record: &csv::StringRecord) -> Option<Columns> {
    let place = |names: &[&str]| {
        record.iter().position(|cell| {
            let cell = cell.to_lowercase().replace([' ', '-'], "_");
            names.contains(&cell.as_str())
        })
    };
    let name = place(&["name", "printed_name", "voter", "last_name"])?;
    Some(Columns {
        name,
        first_name: place(&["first_name"]),
        address: place(&["address", "residence", "residence_address"]),
        city: place(&["city"]),
        zip: place(&["zip", "zip_code"]),
        received_on: place(&["received_on", "received", "date", "date_received"]),
    })
}

fn request(
    row: u64,
    record: &csv::StringRecord,
    columns: Columns,
    otherwise: Date,
    today: Date,
) -> Result<Request, OfficeError> {
    let cell = |column: Option<usize>| column.and_then(|at| record.get(at)).unwrap_or_default().to_owned();
    let (last, first) = (cell(Some(columns.name)), cell(columns.first_name));
    let name = if first.is_empty() { last } else { format!("{first} {last}") };
    if name.is_empty() {
        return Err(at(row, "the name is missing"));
    }
    let day = cell(columns.received_on);
    let received_on = match day.as_str() {
        "" => otherwise,
        typed => typed_day(typed, today).filter(|day| *day <= today).ok_or_else(|| {
            let typed: String = typed.chars().take(40).collect();
            at(row, &format!("`{typed}` is no day up to today: write it like 2026-03-01"))
        })?,
    };
    let written = Written {
        name,
        address: cell(columns.address),
        city: cell(columns.city),
        zip: cell(columns.zip),
        signed_on: None,
    };
    Ok(Request { written, received_on })
}

fn at(row: u64, problem: &str) -> OfficeError {
    OfficeError::Field { field: "List", problem: format!("row {row}: {problem}; nothing was recorded") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn read(text: &str) -> Result<Vec<(String, String, String)>, String> {
        let today = date(2026, 7, 10);
        let requests = requests_in(text, date(2026, 7, 9), today).map_err(|e| e.to_string())?;
        let row = |r: Request| (r.written.name, r.written.address, r.received_on.to_string());
        Ok(requests.into_iter().map(row).collect())
    }

    #[test]
    fn tables_are_read_with_and_without_a_header() {
        let maria = |day: &str| ("Maria Lopez".to_owned(), "12 Oak St, Apt 3".to_owned(), day.to_owned());
        let rows = [
            "Maria Lopez,\"12 Oak St, Apt 3\",San Luz,90001,2026-07-01\n",
            "\u{feff}address,Name,received on\n\"12 Oak St, Apt 3\",Maria Lopez,7/1\n\n",
            "last_name\tfirst_name\taddress\treceived\nLopez\tMaria\t12 Oak St, Apt 3\t07/01/2026\n",
        ];
        for text in rows {
            assert_eq!(read(text).unwrap(), [maria("2026-07-01")], "{text}");
        }
        assert_eq!(read("Maria Lopez,\"12 Oak St, Apt 3\"").unwrap(), [maria("2026-07-09")]);
    }

    #[test]
    fn what_cannot_be_is_named_by_its_row() {
        for (text, said) in [
            ("", "row 1: there is no request"),
            ("name,address\n", "no request"),
            ("name,address\n,12 Oak St\n", "row 2: the name is missing"),
            ("Maria,1 Oak,,,2026-13-01", "row 1: `2026-13-01`"),
            ("Maria,1 Oak,,,2027-01-01", "row 1: `2027-01-01`"),
        ] {
            let problem = read(text).unwrap_err();
            assert!(problem.contains(said), "{text}: {problem}");
        }
    }
}
