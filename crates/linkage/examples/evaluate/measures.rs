//! The measures of the linkage issue: accuracy, recall at a precision, calibration.

use std::collections::{BTreeMap, HashMap};

use crate::files::{Match, Truth};

/// One line, judged.
struct Judged<'a> {
    score: f64,
    right: bool,
    among_ten: bool,
    not_on_roll: f64,
    truth: &'a Truth,
}

pub(crate) fn report(matches: &[Match], truth: &HashMap<String, Truth>) {
    let judged: Vec<Judged<'_>> = matches.iter().map(|found| judge(found, &truth[&found.line_id])).collect();
    let best = best_threshold(&judged);
    println!(
        "{:<22}{:>8}{:>8}{:>8}{:>8}{:>8}{:>8}{:>8}",
        "lines", "count", "on roll", "top-1", "top-10", "F1", "ECE", "ECE0"
    );
    row("all", &judged.iter().collect::<Vec<_>>(), best);
    let mut groups: BTreeMap<String, Vec<&Judged<'_>>> = BTreeMap::new();
    for line in &judged {
        groups.entry(format!("quality {}", line.truth.quality)).or_default().push(line);
        groups.entry(format!("kind {}", line.truth.kind)).or_default().push(line);
    }
    for (name, lines) in &groups {
        row(name, lines, best);
    }
    println!(
        "best threshold {best:.4}; recall at precision >= 99 %: {:.2}",
        100.0 * recall_at(&judged, 0.99)
    );
    let family: Vec<_> =
        judged.iter().filter(|line| line.truth.family && line.truth.voter_id.is_empty()).collect();
    let linked = family.iter().filter(|line| line.score >= best).count();
    println!("family wrongly linked: {:.2} % of {}", percent(linked, family.len()), family.len());
    reliability("best candidate", judged.iter().map(|line| (line.score, line.right)));
    reliability("not on roll", judged.iter().map(|line| (line.not_on_roll, line.truth.voter_id.is_empty())));
}

fn judge<'a>(found: &Match, truth: &'a Truth) -> Judged<'a> {
    let (best, score) = found.candidates.first().map_or(("", 0.0), |(id, score)| (id.as_str(), *score));
    let on_roll = !truth.voter_id.is_empty();
    Judged {
        score,
        right: on_roll && best == truth.voter_id,
        among_ten: on_roll && found.candidates.iter().take(10).any(|(id, _)| *id == truth.voter_id),
        not_on_roll: found.not_on_roll,
        truth,
    }
}

fn percent(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}

fn row(name: &str, lines: &[&Judged<'_>], threshold: f64) {
    let on_roll = lines.iter().filter(|line| !line.truth.voter_id.is_empty()).count();
    let count = |test: fn(&Judged<'_>) -> bool| lines.iter().filter(|line| test(line)).count();
    let linked = lines.iter().filter(|line| line.score >= threshold).count();
    let right = lines.iter().filter(|line| line.score >= threshold && line.right).count();
    println!(
        "{name:<22}{:>8}{on_roll:>8}{:>8.2}{:>8.2}{:>8.2}{:>8.2}{:>8.2}",
        lines.len(),
        percent(count(|line| line.right), on_roll),
        percent(count(|line| line.among_ten), on_roll),
        200.0 * right as f64 / (linked + on_roll).max(1) as f64,
        calibration_error(lines.iter().map(|line| (line.score, line.right))),
        calibration_error(lines.iter().map(|line| (line.not_on_roll, line.truth.voter_id.is_empty()))),
    );
}

fn sorted<'a, 'b>(judged: &'b [Judged<'a>]) -> Vec<&'b Judged<'a>> {
    let mut lines: Vec<_> = judged.iter().collect();
    lines.sort_by(|left, right| right.score.total_cmp(&left.score));
    lines
}

fn best_threshold(judged: &[Judged<'_>]) -> f64 {
    let on_roll = judged.iter().filter(|line| !line.truth.voter_id.is_empty()).count();
    let (mut best, mut threshold, mut right) = (0.0, 1.0, 0);
    for (linked, line) in sorted(judged).into_iter().enumerate() {
        right += usize::from(line.right);
        let f1 = 2.0 * f64::from(u32::try_from(right).unwrap()) / (linked + 1 + on_roll) as f64;
        if f1 > best {
            (best, threshold) = (f1, line.score);
        }
    }
    threshold
}

fn recall_at(judged: &[Judged<'_>], precision: f64) -> f64 {
    let on_roll = judged.iter().filter(|line| !line.truth.voter_id.is_empty()).count();
    let (mut recall, mut right) = (0.0_f64, 0usize);
    for (linked, line) in sorted(judged).into_iter().enumerate() {
        right += usize::from(line.right);
        if right as f64 / (linked + 1) as f64 >= precision {
            recall = recall.max(right as f64 / on_roll as f64);
        }
    }
    recall
}

/// Expected calibration error in points, over twenty bins.
fn calibration_error(lines: impl Iterator<Item = (f64, bool)>) -> f64 {
    let mut bins = [(0usize, 0.0, 0usize); 20];
    let mut all = 0;
    for (score, right) in lines {
        let bin = (0..20).rev().find(|bin| score >= f64::from(*bin) / 20.0).unwrap_or(0);
        let bin = &mut bins[usize::try_from(bin).unwrap()];
        *bin = (bin.0 + 1, bin.1 + score, bin.2 + usize::from(right));
        all += 1;
    }
    let errors = bins.iter().map(|(_, scores, right)| (scores - *right as f64).abs());
    100.0 * errors.sum::<f64>() / f64::from(all.max(1))
}

/// The bins of the reliability diagram as JSON, for `benches/peers/diagram.py`: for all lines and for each quality, of the best candidate
/// and of "not on the roll", the mean probability said, the share that was so, the lines.
pub(crate) fn bins(matches: &[Match], truth: &HashMap<String, Truth>) -> String {
    let judged: Vec<Judged<'_>> = matches.iter().map(|found| judge(found, &truth[&found.line_id])).collect();
    let mut qualities: Vec<&str> = judged.iter().map(|line| line.truth.quality.as_str()).collect();
    qualities.sort_unstable();
    qualities.dedup();
    qualities.insert(0, "all");
    let mut curves = Vec::new();
    for quality in qualities {
        let lines = || judged.iter().filter(|line| quality == "all" || line.truth.quality == quality);
        let best = lines().map(|line| (line.score, line.right));
        let nobody = lines().map(|line| (line.not_on_roll, line.truth.voter_id.is_empty()));
        curves.push(format!("\"{quality}\": {}", curve(&best.collect::<Vec<_>>())));
        curves.push(format!("\"not on the roll, {quality}\": {}", curve(&nobody.collect::<Vec<_>>())));
    }
    format!("{{{}}}\n", curves.join(",\n"))
}

fn curve(lines: &[(f64, bool)]) -> String {
    let ece = calibration_error(lines.iter().copied());
    let bins: Vec<String> = (0..20)
        .filter_map(|bin| {
            let low = f64::from(bin) / 20.0;
            let inside = |score: f64| score >= low && (score < low + 0.05 || bin == 19);
            let own: Vec<_> = lines.iter().filter(|(score, _)| inside(*score)).collect();
            let count = own.len() as f64;
            let said = own.iter().map(|(score, _)| score).sum::<f64>() / count;
            let was = own.iter().filter(|(_, right)| *right).count() as f64 / count;
            (!own.is_empty()).then(|| format!("[{said:.4}, {was:.4}, {}]", own.len()))
        })
        .collect();
    format!("{{\"ece\": {ece:.2}, \"bins\": [{}]}}", bins.join(", "))
}

fn reliability(name: &str, lines: impl Iterator<Item = (f64, bool)>) {
    const EDGES: [f64; 13] = [0.0, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 0.999, 1.01];
    let mut bins = [(0usize, 0.0, 0usize); 12];
    for (score, right) in lines {
        let bin = (0..12).rev().find(|bin| score >= EDGES[*bin]).unwrap_or(0);
        bins[bin] = (bins[bin].0 + 1, bins[bin].1 + score, bins[bin].2 + usize::from(right));
    }
    println!("{name}: said, was so, lines");
    for (bin, (lines, scores, right)) in bins.iter().enumerate().filter(|(_, bin)| bin.0 > 0) {
        let said = 100.0 * scores / *lines as f64;
        println!(
            "  {:>5.1}-{:<6.1} {said:>7.2} {:>7.2} {lines:>8}",
            100.0 * EDGES[bin],
            100.0 * EDGES[bin + 1].min(1.0),
            percent(*right, *lines)
        );
    }
}
