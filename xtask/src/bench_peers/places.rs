//! Where things are kept.

use std::path::Path;

use super::options::Options;
use crate::process::root;

/// Folders and files, as text for command lines.
pub(crate) struct Places {
    pub(crate) root: String,
    pub(crate) venv: String,
    pub(crate) scripts: String,
    /// One folder for each size and seed.
    pub(crate) county: String,
    /// Of each FEBRL set that takes part: its number, and its folder.
    pub(crate) febrl: [(u64, String); 2],
    /// Our program.
    pub(crate) scrutineer: String,
}

impl Places {
    pub(crate) fn new(options: &Options) -> Self {
        let below = |path: &str| root().join(path).to_string_lossy().into_owned();
        Self {
            root: root().to_string_lossy().into_owned(),
            venv: below("target/peers/venv"),
            scripts: below("benches/peers"),
            county: below(&format!("target/peers/{}x{}-{}", options.voters, options.lines, options.seed)),
            febrl: [4, 3].map(|set| (set, below(&format!("target/peers/febrl{set}")))),
            scrutineer: below(options.binary.as_deref().unwrap_or("target/release/scrutineer")),
        }
    }

    pub(crate) fn has(&self, file: &str) -> bool {
        Path::new(&self.county).join(file).exists()
    }

    /// `NAME.json` (the measurement), `NAME.csv` (the answers), `NAME.score.json`, `NAME.log`.
    pub(crate) fn result(&self, name: &str, ending: &str) -> String {
        format!("{}/{name}.{ending}", self.results(name))
    }

    /// FEBRL is the same whatever the county.
    pub(crate) fn results(&self, name: &str) -> String {
        let own = self.febrl.iter().find(|(set, _)| name.starts_with(&format!("febrl{set}-")));
        let folder = own.map_or(&self.county, |(_, folder)| folder);
        format!("{folder}/results")
    }

    pub(crate) fn python(&self) -> String {
        format!("{}/bin/python", self.venv)
    }
}
