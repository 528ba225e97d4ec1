//! Any counts under any procedure: refused, or a decision that a signature more never makes worse.

use std::sync::LazyLock;

use law::{Catalog, Input, Inputs, Version};
use sampling::projection::{Amount, SampleCounts, project};

static CATALOG: LazyLock<Option<Catalog>> = LazyLock::new(|| Catalog::builtin().ok());

/// Reads the bytes as counts and asks one version of one procedure for its figures.
pub fn decision(bytes: &[u8]) {
    let Some(catalog) = &*CATALOG else { unreachable!("the built-in files are tested") };
    let mut numbers = bytes.chunks(8).map(|chunk| {
        let mut eight = [0; 8];
        eight[..chunk.len()].copy_from_slice(chunk);
        u64::from_le_bytes(eight)
    });
    let mut next = || numbers.next().unwrap_or_default();
    let versions: Vec<&Version> = catalog.procedures().iter().flat_map(|it| &it.versions).collect();
    let version = versions[usize::try_from(next() % versions.len() as u64).unwrap_or_default()];
    // Small counts meet the bands far more often than large ones.
    let width = next();
    let mut count = || {
        let number = next();
        match width % 4 {
            0 => number % 100,
            1 => number % 100_000,
            2 => number % 5_000_000_000,
            _ => number,
        }
    };
    let (raw, sample, valid, duplicates, required) = (count(), count(), count(), count(), count());
    let inputs = Input::ALL.into_iter().fold(Inputs::new(), |inputs, input| inputs.with(input, count()));
    drop(version.required(None, &inputs));
    drop(version.sample_size(raw));
    drop(version.prima_facie(raw, required));
    drop(version.decide_full(valid, required));
    drop(version.decide_vote(valid, duplicates));
    let counts = SampleCounts { raw, sample, valid, duplicates: Some(duplicates) };
    let better = SampleCounts { valid: valid.saturating_add(1), ..counts };
    let worse = SampleCounts { duplicates: Some(duplicates.saturating_add(1)), ..counts };
    let projected = |counts: &SampleCounts| {
        let projection = project(version, counts, Some(required), None).ok()?;
        projection.projected.as_ref().and_then(Amount::as_count)
    };
    if let Some(projection) = projected(&counts) {
        assert!(projected(&better).is_none_or(|it| it >= projection), "a valid line more: {version:?} {counts:?}");
        assert!(projected(&worse).is_none_or(|it| it <= projection), "a duplicate more: {version:?} {counts:?}");
    }
}
