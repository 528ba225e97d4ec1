//! Counts of a roll, for people and for programs.

use std::fmt::Write as _;

use roll::{Column, Counts, Snapshot, SnapshotError, Status};
use serde_json::{Map, Value, json};

use crate::outcome::grouped;

/// Values of a table that are shown to a person; all are in the JSON.
const SHOWN: usize = 12;

/// Distinct values above which a district column is only counted: it is no list of areas, and may hold personal data.
const MOST_AREAS: usize = 5_000;

/// Counts by status, city and district.
pub(super) struct Figures {
    statuses: Counts,
    cities: Counts,
    districts: Vec<(String, Counts)>,
}

impl Figures {
    pub(super) fn of(snapshot: &Snapshot) -> Result<Self, SnapshotError> {
        let district =
            |(nth, name): (u16, &str)| Ok((name.to_owned(), Counts::of(snapshot, Column::District(nth))?));
        Ok(Self {
            statuses: Counts::of(snapshot, Column::Status)?,
            cities: Counts::of(snapshot, Column::City)?,
            districts: (0..).zip(snapshot.districts()).map(district).collect::<Result<_, _>>()?,
        })
    }

    pub(super) fn text(&self) -> String {
        let mut text = String::from("\nStatus\n");
        for status in Status::ALL {
            let _ = writeln!(
                text,
                "  {:<30} {:>12}",
                status.to_string(),
                grouped(self.statuses.get(status.letter()))
            );
        }
        table(&mut text, "City", &self.cities);
        for (name, counts) in &self.districts {
            table(&mut text, &format!("District: {name}"), counts);
        }
        text
    }

    /// `statuses`, `cities` and `districts`, each a map from the value to the number of voters.
    pub(super) fn add_to(&self, json: &mut Map<String, Value>) {
        let statuses =
            Status::ALL.map(|status| (status.to_string(), json!(self.statuses.get(status.letter()))));
        json.insert("statuses".to_owned(), Value::Object(statuses.into_iter().collect()));
        json.insert("cities".to_owned(), values(&self.cities));
        let districts = self.districts.iter().map(|(name, counts)| (name.clone(), values(counts)));
        json.insert("districts".to_owned(), Value::Object(districts.collect()));
    }
}

fn table(text: &mut String, title: &str, counts: &Counts) {
    let distinct = counts.values.len();
    let _ = writeln!(text, "\n{title} ({} distinct)", grouped(distinct as u64));
    if distinct > MOST_AREAS {
        return;
    }
    for (value, count) in counts.values.iter().take(SHOWN) {
        let value = if value.is_empty() { "(none)" } else { value };
        let _ = writeln!(text, "  {value:<30} {:>12}", grouped(*count));
    }
    if distinct > SHOWN {
        let rest: u64 = counts.values.iter().skip(SHOWN).map(|&(_, count)| u64::from(count)).sum();
        let more = format!("and {} more", grouped((distinct - SHOWN) as u64));
        let _ = writeln!(text, "  {more:<30} {:>12}", grouped(rest));
    }
}

/// A map in order of frequency; of a column that is no list of areas, only how many values it has.
fn values(counts: &Counts) -> Value {
    if counts.values.len() > MOST_AREAS {
        return json!({ "distinct": counts.values.len() });
    }
    Value::Object(counts.values.iter().map(|(value, count)| (value.clone(), json!(count))).collect())
}
