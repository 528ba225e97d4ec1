//! Reading rolls, lines, truth and matches.

use std::borrow::Cow;
use std::collections::HashMap;
use std::io::Write;

use linkage::{Coded, Field, Line, Voters};

/// What is true of a line.
pub(crate) struct Truth {
    /// Empty where nobody on the roll wrote it.
    pub(crate) voter_id: String,
    pub(crate) quality: String,
    pub(crate) kind: String,
    pub(crate) family: bool,
    /// The first line of the same signer; empty where this is it.
    pub(crate) duplicate_of: String,
}

/// What was proposed for a line.
pub(crate) struct Match {
    pub(crate) line_id: String,
    pub(crate) candidates: Vec<(String, f64)>,
    pub(crate) not_on_roll: f64,
}

/// A roll out of a canonical CSV.
#[derive(Default)]
pub(crate) struct Columns {
    count: usize,
    fields: HashMap<Field, (Vec<u32>, Vec<String>)>,
}

impl Voters for Columns {
    fn count(&self) -> usize {
        self.count
    }

    fn column(&self, field: Field) -> Option<Coded<'_>> {
        let (codes, values) = self.fields.get(&field)?;
        Some(Coded { codes: Cow::Borrowed(codes), values: values.iter().map(String::as_str).collect() })
    }

    fn content_hash(&self) -> [u8; 32] {
        [0; 32]
    }
}

impl Columns {
    pub(crate) fn text(&self, field: Field, row: usize) -> &str {
        self.fields.get(&field).map_or("", |(codes, values)| &values[codes[row] as usize])
    }
}

const NAMES: [(Field, &str); 15] = [
    (Field::LastName, "last_name"),
    (Field::FirstName, "first_name"),
    (Field::MiddleName, "middle_name"),
    (Field::Suffix, "suffix"),
    (Field::HouseNumber, "house_number"),
    (Field::HouseFraction, "house_fraction"),
    (Field::PreDirection, "pre_dir"),
    (Field::StreetName, "street_name"),
    (Field::StreetType, "street_type"),
    (Field::PostDirection, "post_dir"),
    (Field::UnitType, "unit_type"),
    (Field::UnitNumber, "unit_number"),
    (Field::City, "city"),
    (Field::Zip, "zip"),
    (Field::MailingAddress, "mailing_address"),
];

fn reader(path: &str) -> (csv::Reader<std::fs::File>, HashMap<String, usize>) {
    let mut reader = csv::Reader::from_path(path).unwrap();
    let header =
        reader.headers().unwrap().iter().enumerate().map(|(at, name)| (name.to_owned(), at)).collect();
    (reader, header)
}

/// A roll out of a snapshot.
fn snapshot(path: &str) -> (Vec<String>, Columns) {
    let snapshot = roll::Snapshot::open(std::path::Path::new(path)).unwrap();
    let texts = |name: &str| {
        let column = roll::Column::from_core_name(name).unwrap();
        let values = snapshot.dictionary(column).unwrap().iter().map(str::to_owned).collect();
        (snapshot.codes(column).unwrap().to_vec(), values)
    };
    let (codes, values): (Vec<u32>, Vec<String>) = texts("voter_id");
    let ids = codes.iter().map(|&code| values[code as usize].clone()).collect();
    let fields = NAMES.iter().map(|(field, name)| (*field, texts(name))).collect();
    (ids, Columns { count: snapshot.len() as usize, fields })
}

pub(crate) fn roll(path: &str) -> (Vec<String>, Columns) {
    if std::path::Path::new(path).extension().is_some_and(|extension| extension == "roll") {
        return snapshot(path);
    }
    let (mut reader, header) = reader(path);
    let fields: Vec<(Field, usize)> =
        NAMES.iter().filter_map(|(field, name)| Some((*field, *header.get(*name)?))).collect();
    let mut known: Vec<HashMap<String, u32>> = vec![HashMap::new(); fields.len()];
    let mut columns = Columns::default();
    let mut ids = Vec::new();
    let mut lists: Vec<(Vec<u32>, Vec<String>)> = vec![(Vec::new(), Vec::new()); fields.len()];
    let mut row = csv::StringRecord::new();
    while reader.read_record(&mut row).unwrap() {
        ids.push(row[header["voter_id"]].to_owned());
        for (place, (_, at)) in fields.iter().enumerate() {
            let value = &row[*at];
            let next = u32::try_from(lists[place].1.len()).unwrap();
            let code = known[place].get(value).copied().unwrap_or_else(|| {
                known[place].insert(value.to_owned(), next);
                lists[place].1.push(value.to_owned());
                next
            });
            lists[place].0.push(code);
        }
        columns.count += 1;
    }
    columns.fields = fields.iter().map(|(field, _)| *field).zip(lists).collect();
    (ids, columns)
}

pub(crate) fn lines(path: &str) -> (Vec<String>, Vec<Line>) {
    let (mut reader, header) = reader(path);
    reader
        .records()
        .map(|row| {
            let row = row.unwrap();
            let text = |name: &str| header.get(name).map_or(String::new(), |at| row[*at].to_owned());
            let line = Line {
                printed_name: text("printed_name"),
                address: text("address"),
                city: text("city"),
                zip: text("zip"),
            };
            (text("line_id"), line)
        })
        .unzip()
}

pub(crate) fn truth(path: &str) -> HashMap<String, Truth> {
    let (mut reader, header) = reader(path);
    reader
        .records()
        .map(|row| {
            let row = row.unwrap();
            let text = |name: &str| header.get(name).map_or(String::new(), |at| row[*at].to_owned());
            let truth = Truth {
                voter_id: text("voter_id"),
                quality: text("quality"),
                kind: text("kind"),
                family: text("family") == "1",
                duplicate_of: text("duplicate_of"),
            };
            (text("line_id"), truth)
        })
        .collect()
}

pub(crate) fn matches(path: &str) -> Vec<Match> {
    let (mut reader, header) = reader(path);
    let mut matches: Vec<Match> = Vec::new();
    for row in reader.records() {
        let row = row.unwrap();
        let line_id = &row[header["line_id"]];
        if matches.last().is_none_or(|last| last.line_id != line_id) {
            let not_on_roll = row[header["not_on_roll"]].parse().unwrap();
            matches.push(Match { line_id: line_id.to_owned(), candidates: Vec::new(), not_on_roll });
        }
        let voter_id = &row[header["voter_id"]];
        if !voter_id.is_empty() {
            let score = row[header["score"]].parse().unwrap();
            matches.last_mut().unwrap().candidates.push((voter_id.to_owned(), score));
        }
    }
    matches
}

/// Writes the lines whose best candidate or decision was wrong, with the two records.
pub(crate) fn wrong(
    path: &str,
    matches: &[Match],
    lines: &[Line],
    truth: &HashMap<String, Truth>,
    voters: &Columns,
    ids: &[String],
) {
    let rows: HashMap<&str, usize> = ids.iter().enumerate().map(|(row, id)| (id.as_str(), row)).collect();
    let describe = |id: &str| {
        rows.get(id).map_or(String::new(), |&row| {
            NAMES
                .map(|(field, _)| voters.text(field, row))
                .join(" ")
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
        })
    };
    let mut out = std::io::BufWriter::new(std::fs::File::create(path).unwrap());
    for (result, line) in matches.iter().zip(lines) {
        let truth = &truth[&result.line_id];
        let (best, score) = result.candidates.first().map_or(("", 0.0), |(id, score)| (id.as_str(), *score));
        let linked = score > 0.5;
        if linked && best == truth.voter_id || !linked && truth.voter_id.is_empty() {
            continue;
        }
        let own =
            result.candidates.iter().find(|(id, _)| *id == truth.voter_id).map_or(-1.0, |(_, score)| *score);
        writeln!(
            out,
            "{} {} {}\n  line  {} | {} | {} | {}\n  best  {score:.4} {}\n  truth {own:.4} {}   (nobody {:.4})",
            result.line_id,
            truth.quality,
            truth.kind,
            line.printed_name,
            line.address,
            line.city,
            line.zip,
            describe(best),
            describe(&truth.voter_id),
            result.not_on_roll,
        )
        .unwrap();
    }
}
