//! Every target over its corpus and over deterministic damage of it: what can be run on stable, without libFuzzer. It finds
//! panics and broken assertions near the corpus; it is not led by coverage as libFuzzer is.

use std::path::Path;

/// A small generator; the same damage on every machine.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % sides.max(1) as u64).unwrap_or_default()
    }
}

/// One to four changes: a byte altered, a stretch left out, doubled, or moved elsewhere.
fn damaged(bytes: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=dice.roll(4) {
        if bytes.is_empty() {
            break;
        }
        let from = dice.roll(bytes.len());
        let to = (from + 1 + dice.roll(40)).min(bytes.len());
        match dice.roll(4) {
            0 => bytes[from] = u8::try_from(32 + dice.roll(95)).unwrap_or(b' '),
            1 => drop(bytes.drain(from..to)),
            2 => {
                let stretch = bytes[from..to].to_vec();
                bytes.splice(to..to, stretch);
            }
            _ => {
                let stretch: Vec<u8> = bytes.drain(from..to).collect();
                let at = dice.roll(bytes.len() + 1);
                bytes.splice(at..at, stretch);
            }
        }
    }
    bytes
}

fn files(folder: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.iter().filter(|path| path.is_file()).map(|path| std::fs::read(path).unwrap()).collect()
}

fn run(corpus: &[Vec<u8>], times: usize, target: fn(&[u8])) {
    let mut dice = Dice(2018);
    for seed in corpus {
        target(seed);
        (0..times).for_each(|_| target(&damaged(seed, &mut dice)));
    }
}

#[test]
fn procedure_files() {
    let corpus: Vec<_> = files("../procedures").into_iter().filter(|file| file.len() < 40_000).collect();
    assert!(corpus.len() > 10);
    run(&corpus, 12, fuzz::procedure_file);
}

#[test]
fn decisions() {
    let corpus = files("corpus/decision");
    assert!(corpus.len() > 10);
    run(&corpus, 150, fuzz::decision);
}

#[test]
fn lines_of_a_petition() {
    let corpus = files("corpus/linkage_line");
    assert!(corpus.len() > 5);
    run(&corpus, 300, fuzz::linkage_line);
}

#[test]
fn voters_of_a_roll() {
    let corpus = files("corpus/linkage_roll");
    assert!(corpus.len() > 2);
    run(&corpus, 40, fuzz::linkage_roll);
}
