//! The draw at the size of Santa Clara's petition of 2018: 94,539 lines, a sample of 5 %.

use divan::{Bencher, black_box};
use sampling::{Frame, Seed, draw};

fn main() {
    divan::main();
}

/// Line ids as the demonstration names them: section, sheet, side, position.
fn ids(lines: usize) -> impl Iterator<Item = String> {
    (0..lines).map(|n| format!("S{:04}-{:02}-A-{:02}", n / 200, n / 10 % 20, n % 10))
}

#[divan::bench(args = [94_539, 1_000_000], sample_count = 20)]
fn freeze(bencher: Bencher, lines: usize) {
    let ids: Vec<String> = ids(lines).collect();
    bencher.with_inputs(|| ids.clone()).bench_values(Frame::new);
}

#[divan::bench(args = [94_539, 1_000_000], sample_count = 20)]
fn draw_five_percent(bencher: Bencher, lines: usize) {
    let (Ok(frame), Ok(seed)) = (Frame::new(ids(lines)), "31415926535897932384".parse::<Seed>()) else {
        return;
    };
    bencher.bench(|| draw(black_box(&frame), &seed, lines / 20).map(|sample| sample.len()));
}
