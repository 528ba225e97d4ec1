//! Two panels, both axes logarithmic: CPU seconds by lines for each roll, and CPU time per line by voters.

use std::fmt::Write as _;

use super::measured::{Measured, Measurements};
use super::page::{grouped, per_line, real};

const SIDE: f64 = 360.0;
const LEFT: f64 = 80.0;
const TOP: f64 = 40.0;
const WIDTH: f64 = LEFT + SIDE + 150.0;
const COLOURS: [&str; 6] = ["#0b5fa5", "#c1581a", "#2b7a3b", "#a03a8c", "#4d7a1f", "#777777"];

/// One curve: its name and its points.
type Curve = (String, Vec<(f64, f64)>);

pub(super) fn draw(all: &Measurements) -> String {
    let by_lines = curves(all, |one| one.voters, "voters", |one| Some((real(one.lines), one.cpu)));
    let by_voters = curves(
        all,
        |one| one.lines,
        "lines",
        |one| Some((real(one.voters), per_line(all, one)? * 1e6)).filter(|point| point.1 > 0.0),
    );
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" font-family=\"sans-serif\" font-size=\"13\" fill=\"#222222\">\n\
         <title>What linking costs by lines and by voters</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n",
        2.0 * WIDTH,
        TOP + SIDE + 60.0
    );
    panel(&mut svg, 0.0, "CPU seconds by lines", "lines", &by_lines);
    panel(&mut svg, WIDTH, "CPU µs for each line more, by voters", "voters", &by_voters);
    svg + "</svg>\n"
}

fn curves(
    all: &Measurements,
    key: impl Fn(&Measured) -> u64,
    unit: &str,
    point: impl Fn(&Measured) -> Option<(f64, f64)>,
) -> Vec<Curve> {
    let mut keys: Vec<u64> = all.of("link").map(&key).collect();
    keys.sort_unstable();
    keys.dedup();
    keys.into_iter()
        .map(|own| {
            let points = all.of("link").filter(|one| key(one) == own).filter_map(&point).collect();
            (format!("{} {unit}", grouped(own)), points)
        })
        .filter(|(_, points): &Curve| !points.is_empty())
        .collect()
}

/// Whole powers of ten around all values.
fn decades(values: impl Iterator<Item = f64>) -> (f64, f64) {
    let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
    for value in values.map(f64::log10) {
        (low, high) = (low.min(value.floor()), high.max(value.ceil()));
    }
    if low >= high { (low - 1.0, low + 1.0) } else { (low, high) }
}

fn panel(svg: &mut String, left: f64, title: &str, axis: &str, curves: &[Curve]) {
    if curves.is_empty() {
        return;
    }
    let points = || curves.iter().flat_map(|(_, points)| points);
    let (x, y) = (decades(points().map(|point| point.0)), decades(points().map(|point| point.1)));
    let along = |value: f64, (low, high): (f64, f64)| (value.log10() - low) / (high - low) * SIDE;
    let at = |point: &(f64, f64)| (LEFT + along(point.0, x), TOP + SIDE - along(point.1, y));
    let _ = writeln!(
        svg,
        "<g transform=\"translate({left} 0)\"><text x=\"{LEFT}\" y=\"{}\" font-weight=\"bold\">{title}</text>",
        TOP - 14.0
    );
    grid(svg, x, y, axis);
    for (nth, ((name, points), colour)) in curves.iter().zip(COLOURS.iter().cycle()).enumerate() {
        let path: Vec<String> = points.iter().map(at).map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
        let _ = writeln!(
            svg,
            "<polyline points=\"{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"1.8\"/>",
            path.join(" ")
        );
        for (x, y) in points.iter().map(at) {
            let _ = writeln!(svg, "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3.5\" fill=\"{colour}\"/>");
        }
        let row = TOP + 14.0 + 20.0 * f64::from(u32::try_from(nth).unwrap_or(0));
        let legend = LEFT + SIDE + 14.0;
        let _ = writeln!(
            svg,
            "<circle cx=\"{legend}\" cy=\"{row}\" r=\"5\" fill=\"{colour}\"/><text x=\"{}\" y=\"{}\">{name}</text>",
            legend + 10.0,
            row + 4.0
        );
    }
    svg.push_str("</g>\n");
}

fn grid(svg: &mut String, x: (f64, f64), y: (f64, f64), axis: &str) {
    let bottom = TOP + SIDE;
    let _ = writeln!(
        svg,
        "<rect x=\"{LEFT}\" y=\"{TOP}\" width=\"{SIDE}\" height=\"{SIDE}\" fill=\"none\" stroke=\"#888888\"/>"
    );
    let steps = |(low, high): (f64, f64)| {
        std::iter::successors(Some(low), move |&step| Some(step + 1.0).filter(|&next| next <= high + 0.5))
            .map(move |step| (step, (step - low) / (high - low) * SIDE))
    };
    for (step, along) in steps(x) {
        let at = LEFT + along;
        let _ = writeln!(
            svg,
            "<path d=\"M{at:.1} {TOP}V{bottom}\" stroke=\"#e4e4e4\"/><text x=\"{at:.1}\" y=\"{}\" text-anchor=\"middle\">{}</text>",
            bottom + 18.0,
            label(step)
        );
    }
    for (step, along) in steps(y) {
        let at = bottom - along;
        let _ = writeln!(
            svg,
            "<path d=\"M{LEFT} {at:.1}H{}\" stroke=\"#e4e4e4\"/><text x=\"{}\" y=\"{:.1}\" text-anchor=\"end\">{}</text>",
            LEFT + SIDE,
            LEFT - 8.0,
            at + 4.0,
            label(step)
        );
    }
    let _ = writeln!(
        svg,
        "<text x=\"{}\" y=\"{}\" text-anchor=\"middle\">{axis}</text>",
        LEFT + SIDE / 2.0,
        bottom + 40.0
    );
}

/// A power of ten in digits.
fn label(power: f64) -> String {
    if power < 0.0 {
        return format!("{}", 10_f64.powf(power));
    }
    let digits = format!("{:.0}", 10_f64.powf(power));
    grouped(digits.parse().unwrap_or(0))
}
