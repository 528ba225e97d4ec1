//! Who takes part, with which commands.

use anyhow::{Result, ensure};

use super::options::Options;
use super::places::Places;

/// Pairs that a peer without any index may look at before it gets only some of the lines.
const RAPIDFUZZ_PAIRS: u64 = 1_000_000_000;

/// One row of a table.
pub(crate) struct Peer {
    pub(crate) name: String,
    /// A script with its arguments, or our program by its whole path.
    pub(crate) command: Vec<String>,
    /// Files of an earlier run that would spare it work.
    pub(crate) without: Vec<String>,
    /// The script that scores its answers, where there are any.
    pub(crate) score: Option<Vec<String>>,
}

/// Where one comparison takes place.
struct Arena<'a> {
    prefix: &'a str,
    folder: &'a str,
    places: &'a Places,
    lines: u64,
    voters: u64,
    tfidf: u64,
}

/// All peers that the options want, in the order they run: trees need the candidates of two others.
pub(crate) fn chosen(options: &Options, places: &Places) -> Result<Vec<Peer>> {
    let county = Arena {
        prefix: "",
        folder: &places.county,
        places,
        lines: options.lines,
        voters: options.voters,
        tfidf: options.tfidf,
    };
    let mut peers = county.ours();
    peers.extend(county.linkers());
    peers.extend(lookups(places));
    for (set, folder) in &places.febrl {
        let (lines, voters) = if *set == 4 { (5_000, 5_000) } else { (3_000, 2_000) };
        let febrl = Arena { prefix: &format!("febrl{set}-"), folder, places, lines, voters, tfidf: lines };
        peers.extend(febrl.ours());
        peers.extend(febrl.linkers());
    }
    for asked in options.only.iter().chain(&options.skip) {
        let known = peers.iter().any(|peer| peer.name.starts_with(asked.as_str()));
        let names: Vec<&str> = peers.iter().map(|peer| peer.name.as_str()).collect();
        ensure!(known, "{asked} is none of {}", names.join(", "));
    }
    peers.retain(|peer| options.wants(&peer.name));
    Ok(peers)
}

fn words(text: &[&str]) -> Vec<String> {
    text.iter().map(|word| (*word).to_owned()).collect()
}

impl Arena<'_> {
    /// Import, the first link (which builds the index), the next one, and one straight from CSV.
    fn ours(&self) -> Vec<Peer> {
        let [csv, snapshot, lines] =
            ["roll.csv", "roll.roll", "lines.csv"].map(|file| format!("{}/{file}", self.folder));
        let import = ["roll", "import", &csv, "--as-of", "2018-01-10", "--out", &snapshot];
        let mut peers = vec![self.program("ours-import", &import, false)];
        for (name, roll) in [("ours-first", &snapshot), ("ours", &snapshot), ("ours-csv", &csv)] {
            let out = self.out(name);
            let mut peer = self.program(
                name,
                &["link", "--roll", roll, "--lines", &lines, "--out", &out],
                name == "ours",
            );
            peer.without.push(out);
            if name == "ours-first" {
                peer.command.extend(words(&["--duplicates", &self.out("ours-duplicates")]));
                peer.without.push(format!("{snapshot}.linkage-v1"));
            }
            peers.push(peer);
        }
        peers
    }

    fn linkers(&self) -> Vec<Peer> {
        let (rapidfuzz, tfidf) = (self.lines.min(RAPIDFUZZ_PAIRS / self.voters), self.lines.min(self.tfidf));
        let (splink, nearest) = (self.out("splink-labels"), self.out("tfidf"));
        vec![
            self.script("splink-labels", &["link_splink.py", "--train", "labels"], self.lines, true),
            self.script("splink-em", &["link_splink.py", "--train", "em"], self.lines, true),
            self.script("recordlinkage", &["link_recordlinkage.py"], self.lines, true),
            self.script("tfidf", &["link_tfidf.py"], tfidf, false),
            self.script("trees", &["link_trees.py", "--splink", &splink, "--tfidf", &nearest], tfidf, true),
            self.script("rapidfuzz", &["link_rapidfuzz.py"], rapidfuzz, false),
        ]
    }

    fn out(&self, name: &str) -> String {
        self.places.result(&format!("{}{name}", self.prefix), "csv")
    }

    fn program(&self, name: &str, arguments: &[&str], scored: bool) -> Peer {
        let command = words(&[&[self.places.scrutineer.as_str()], arguments].concat());
        let stated = self.out("ours-duplicates");
        let score =
            scored.then(|| [self.score(name, self.lines, true), words(&["--duplicates", &stated])].concat());
        Peer { name: format!("{}{name}", self.prefix), command, without: Vec::new(), score }
    }

    fn script(&self, name: &str, script: &[&str], sample: u64, probabilities: bool) -> Peer {
        let (out, lines) = (self.out(name), sample.to_string());
        let mut command = words(script);
        command.extend(words(&["--dir", self.folder, "--out", &out, "--sample", &lines]));
        let score = Some(self.score(name, sample, probabilities));
        Peer { name: format!("{}{name}", self.prefix), command, without: vec![out], score }
    }

    fn score(&self, name: &str, sample: u64, probabilities: bool) -> Vec<String> {
        let out = self.places.result(&format!("{}{name}", self.prefix), "score.json");
        let (matches, lines) = (self.out(name), sample.to_string());
        let mut score = words(&[
            "score.py",
            "--dir",
            self.folder,
            "--matches",
            &matches,
            "--sample",
            &lines,
            "--out",
            &out,
        ]);
        if probabilities {
            score.push("--probabilities".to_owned());
        }
        score
    }
}

fn lookups(places: &Places) -> Vec<Peer> {
    let (queries, roll) = (format!("{}/queries.csv", places.county), format!("{}/roll.roll", places.county));
    let ours = [places.scrutineer.as_str(), "lookup", "--roll", &roll, "--batch", &queries];
    let peers: [(&str, &[&str]); 6] = [
        ("lookup-ours", &ours),
        ("lookup-pg-fields", &["lookup_postgres.py", "--how", "fields", "--dir", &places.county]),
        ("lookup-pg-box", &["lookup_postgres.py", "--how", "box", "--dir", &places.county]),
        ("lookup-tantivy", &["lookup_tantivy.py", "--dir", &places.county]),
        ("lookup-fts5", &["lookup_sqlite.py", "--how", "fts", "--dir", &places.county]),
        ("lookup-like", &["lookup_sqlite.py", "--how", "like", "--dir", &places.county]),
    ];
    let peer = |(name, command): (&str, &[&str])| {
        let (answers, score) = (places.result(name, "csv"), places.result(name, "score.json"));
        let command = words(&[command, &["--out", &answers]].concat());
        let score = ["score_lookup.py", "--dir", &places.county, "--answers", &answers, "--out", &score];
        let score = Some(words(&score));
        Peer { name: name.to_owned(), command, without: vec![answers], score }
    };
    peers.into_iter().map(peer).collect()
}
