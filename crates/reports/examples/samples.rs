//! Renders every sample of `samples/` into a folder: `cargo run -p reports --example samples -- /tmp/pages`.

use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use reports::certificate::Certificate;
use reports::check::CheckReport;
use reports::statement::Statement;
use reports::{Report, ReportError, write_all};

fn main() -> ExitCode {
    let dir = std::env::args().nth(1).unwrap_or_else(|| "target/samples".to_owned());
    match render(Path::new(&dir)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(3)
        }
    }
}

fn render(dir: &Path) -> Result<(), ReportError> {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let failed = |source| ReportError::Write { path: samples.clone(), source };
    let entries = std::fs::read_dir(&samples).map_err(failed)?;
    let mut paths = entries
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<Vec<_>, _>>()
        .map_err(failed)?;
    paths.sort();
    for path in paths {
        let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        let json = std::fs::read_to_string(&path).map_err(failed)?;
        let start = Instant::now();
        let artefacts = match stem.split('-').next() {
            Some("certificate") => serde_json::from_str::<Certificate>(&json)?.artefacts(stem)?,
            Some("statement") => serde_json::from_str::<Statement>(&json)?.artefacts(stem)?,
            _ => serde_json::from_str::<CheckReport>(&json)?.artefacts(stem)?,
        };
        println!("{stem}: {} ms", start.elapsed().as_millis());
        write_all(dir, &artefacts)?;
    }
    Ok(())
}
