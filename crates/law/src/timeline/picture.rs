//! The calendar as a picture: one row a step, bars from the event to the last day, stays across all rows.

use std::fmt::Write as _;

use jiff::civil::Date;

use super::{Entry, Standing, Timeline};

const LABELS: i64 = 430;
const WIDTH: i64 = 640;
const ROW: i64 = 26;
const TOP: i64 = 44;

impl Timeline {
    /// An SVG picture, readable without colours: every bar has its standing and date in words beside it.
    #[must_use]
    pub fn to_svg(&self) -> String {
        let rows: Vec<&Entry> = self.entries.iter().filter(|entry| entry.date.is_some()).collect();
        let days = rows.iter().flat_map(|entry| [entry.since, entry.date]).flatten();
        let scale = Scale::over(days);
        let height = TOP + ROW * i64::try_from(rows.len()).unwrap_or(0) + 12;
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {full} {height}\" font-family=\"sans-serif\" \
             font-size=\"12\" role=\"img\"><title>Calendar of the petition, {name}</title>\
             <rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n",
            full = LABELS + WIDTH + 230,
            name = escaped(&self.procedure),
        );
        for (month, x) in scale.months() {
            let _ = writeln!(
                svg,
                "<line x1=\"{x}\" y1=\"{TOP}\" x2=\"{x}\" y2=\"{height}\" stroke=\"#dddddd\"/>\
                 <text x=\"{x}\" y=\"{}\" fill=\"#555555\">{month}</text>",
                TOP - 8
            );
        }
        for stay in &self.stays {
            let end = stay.lifted.unwrap_or(scale.last);
            let (x, width) = (scale.x(stay.from), (scale.x(end) - scale.x(stay.from)).max(2));
            let _ = writeln!(
                svg,
                "<rect x=\"{x}\" y=\"{TOP}\" width=\"{width}\" height=\"{}\" fill=\"#b35900\" fill-opacity=\"0.15\"/>\
                 <text x=\"{x}\" y=\"{}\" fill=\"#b35900\">stay</text>",
                height - TOP,
                TOP - 24
            );
        }
        for (at, entry) in rows.iter().enumerate() {
            let y = TOP + ROW * i64::try_from(at).unwrap_or(0);
            svg.push_str(&row(entry, y, &scale));
        }
        svg.push_str("</svg>\n");
        svg
    }
}

fn row(entry: &Entry, y: i64, scale: &Scale) -> String {
    let Some(date) = entry.date else { return String::new() };
    let (word, colour) = match entry.standing {
        Standing::Happened => ("", "#222222"),
        Standing::Kept => ("kept", "#2b7a3d"),
        Standing::Late => ("late", "#b3261e"),
        Standing::Open => ("open", "#1d5fa8"),
        Standing::Forecast => ("forecast", "#777777"),
    };
    let weight = if entry.standing == Standing::Happened { " font-weight=\"bold\"" } else { "" };
    let label = if entry.label.chars().count() > 62 {
        format!("{}…", entry.label.chars().take(61).collect::<String>())
    } else {
        entry.label.clone()
    };
    let middle = y + ROW / 2;
    let mut row = format!("<text x=\"8\" y=\"{}\"{weight}>{}</text>", middle + 4, escaped(&label));
    let x = scale.x(date);
    match entry.since {
        None => {
            let _ = write!(row, "<circle cx=\"{x}\" cy=\"{middle}\" r=\"5\" fill=\"{colour}\"/>");
        }
        Some(since) => {
            let start = scale.x(since);
            let _ = write!(
                row,
                "<rect x=\"{start}\" y=\"{}\" width=\"{}\" height=\"10\" fill=\"{colour}\" fill-opacity=\"0.75\"/>",
                middle - 5,
                (x - start).max(2)
            );
        }
    }
    let from = if entry.earliest { "from " } else { "" };
    let _ = writeln!(
        row,
        "<text x=\"{}\" y=\"{}\" fill=\"{colour}\">{from}{date} {word}</text>",
        (x + 10).min(LABELS + WIDTH + 70),
        middle + 4
    );
    row
}

/// Days to points.
struct Scale {
    first: Date,
    last: Date,
}

impl Scale {
    fn over(days: impl Iterator<Item = Date>) -> Self {
        let (first, last) =
            days.fold((Date::MAX, Date::MIN), |(first, last), day| (first.min(day), last.max(day)));
        Self { first, last }
    }

    fn x(&self, day: Date) -> i64 {
        let span = between(self.first, self.last).max(1);
        LABELS + between(self.first, day) * WIDTH / span
    }

    /// The first of each month, or each year where there are too many months to read.
    fn months(&self) -> Vec<(String, i64)> {
        let months = between(self.first, self.last) / 30;
        let every = if months > 36 { 12 } else { 1 + months / 10 };
        let mut marks = Vec::new();
        let mut day = self.first.first_of_month();
        while let Ok(next) = day.checked_add(jiff::Span::new().months(every)) {
            day = next;
            if day > self.last || marks.len() > 60 {
                break;
            }
            marks.push((format!("{}-{:02}", day.year(), day.month()), self.x(day)));
        }
        marks
    }
}

fn between(first: Date, last: Date) -> i64 {
    first.until(last).map_or(0, |span| i64::from(span.get_days()))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
