//! `scrutineer verify`: is the record what was recorded?

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::Args;
use indicatif::ProgressBar;
use journal::{Anchoring, Hash, JournalId, JournalReport, Options, Report, Vault, Verdict};
use journal_sqlite::{JOURNAL_FILE, SqliteJournal, SqliteVault, VAULT_FILE};
use office::arithmetic::{Repeated, Repetition};
use petition::{Event, Petition};

use crate::outcome::{CommandResult, Failure, Outcome};

/// Check a journal: chain, anchors, events and their figures, vault. Nothing is written.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  scrutineer verify data
  scrutineer verify data --head 848cf9c032c2befcef3e3792a0b9f191d54c4bcb2c45aa21e76bb0eebb3f5874
  scrutineer verify data --journal judge-2018 --json

Without --head there is nothing from outside to compare with, and the answer is at best \"consistent, not
anchored\": whoever keeps the file could have written all of it anew. The head is printed on every certificate.
Exit code 1 when something is wrong. docs/journal-format.md says what is hashed, to the byte.")]
pub(crate) struct Verify {
    /// The data folder, or a journal.sqlite
    #[arg(value_name = "DIR")]
    place: PathBuf,
    /// Only this petition's journal (or `office`), with the office's anchors
    #[arg(long, value_name = "J")]
    journal: Option<JournalId>,
    /// A hash known from outside: from a certificate, a publication, a signed head
    #[arg(long, value_name = "HASH")]
    head: Option<Hash>,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

/// Runs the command.
pub(crate) fn run(args: &Verify) -> CommandResult {
    let file = if args.place.is_dir() { args.place.join(JOURNAL_FILE) } else { args.place.clone() };
    let store = SqliteJournal::open_read_only(&file).map_err(Failure::bad_input)?;
    let vault = vault_beside(&file)?;
    let bar = ProgressBar::new_spinner();
    let options = Options { journal: args.journal.clone(), head: args.head };
    let mut progress = |entries| {
        bar.inc(entries);
        bar.set_message(format!("{} entries verified", bar.position()));
    };
    let vault = vault.as_ref().map(|vault| -> &dyn Vault { vault });
    let catalog = catalog_of(&file)?;
    // The law's arithmetic is repeated on the way: the journals are read and folded once.
    let mut repetitions: BTreeMap<JournalId, Repetition<'_>> = BTreeMap::new();
    let mut follow = |journal: &JournalId, petition: &Petition, entry: u64, event: &Event| {
        let repetition = match repetitions.get_mut(journal) {
            Some(repetition) => repetition,
            None => repetitions.entry(journal.clone()).or_insert_with(|| Repetition::new(&catalog)),
        };
        repetition.follow(petition, entry, event);
    };
    let report = journal::verify_with(&store, vault, &options, &mut progress, &mut follow)
        .map_err(Failure::bad_input)?;
    bar.finish_and_clear();
    // A journal that is not whole has no figures to repeat.
    let whole = report.journals.iter().filter(|journal| journal.petition.is_some());
    let repeated: Vec<(JournalId, Repeated)> = whole
        .filter_map(|it| Some((it.journal.clone(), repetitions.remove(&it.journal)?.finish())))
        .collect();
    let differs = repeated.iter().any(|(_, repeated)| !repeated.differences.is_empty());
    let verdict = if differs { Verdict::NotVerified } else { report.verdict };
    let report = Report { verdict, ..report };
    if args.json {
        let mut answer = serde_json::to_value(&report).map_err(|e| Failure::Internal(e.into()))?;
        if let Some(fields) = answer.as_object_mut() {
            let law: serde_json::Map<_, _> =
                repeated.iter().map(|(journal, it)| (journal.to_string(), serde_json::json!(it))).collect();
            fields.insert("law".to_owned(), law.into());
        }
        say!("{answer:#}");
    } else {
        print(&report, args);
        repeated.iter().for_each(|(journal, repeated)| print_repeated(journal, repeated));
    }
    Ok(if verdict == Verdict::NotVerified { Outcome::No } else { Outcome::Done })
}

/// The procedures of the folder the journal is in, and the built-in ones.
fn catalog_of(file: &Path) -> Result<law::Catalog, Failure> {
    let own = file.with_file_name("procedures");
    crate::law::catalog(own.is_dir().then_some(own.as_path()))
}

fn print_repeated(journal: &JournalId, repeated: &Repeated) {
    for (entry, difference) in &repeated.differences {
        say!("  {journal}, entry {entry}: {difference}");
    }
    if repeated.figures > 0 && repeated.differences.is_empty() {
        say!("  {journal}: {} figures of law computed anew, the same", repeated.figures);
    }
    repeated.not_repeated.iter().for_each(|why| say!("  {journal}: {why}"));
}

/// A journal can be verified without its vault: a copy for a stranger has none.
fn vault_beside(journal: &Path) -> Result<Option<SqliteVault>, Failure> {
    let file = journal.with_file_name(VAULT_FILE);
    if !file.is_file() {
        return Ok(None);
    }
    SqliteVault::open_read_only(&file).map(Some).map_err(Failure::bad_input)
}

fn print(report: &Report, args: &Verify) {
    say!(
        "{}",
        match report.verdict {
            Verdict::Verified => "verified",
            Verdict::ConsistentNotAnchored => "consistent, not anchored",
            Verdict::NotVerified => "not verified",
        }
    );
    let faults: u64 = report.journals.iter().map(|journal| journal.faults).sum();
    if let Some(first) = report.journals.iter().find_map(|journal| journal.first_fault.as_ref()) {
        say!("  {first}");
        match faults - 1 {
            0 => {}
            1 => say!("  and 1 more fault"),
            more => say!("  and {more} more faults"),
        }
    }
    if let (Some(head), Some(false)) = (&args.head, report.head_found) {
        say!(
            "  no entry has the hash {head}: the journal it was taken from was another one, or was rewritten"
        );
    }
    for journal in &report.journals {
        say!("  {}", described(journal));
    }
    if report.head_found.is_none() && faults == 0 {
        say!("  Nothing from outside to compare with: give a published or printed hash with --head.");
    }
}

fn described(report: &JournalReport) -> String {
    let mut text = format!("{}: {} entries, head {}", report.journal, report.entries, report.head.hash);
    if let Some(petition) = &report.petition {
        text.push_str(", ");
        text.push_str(petition.stage);
        if petition.destroyed {
            text.push_str(", records destroyed");
        }
    }
    if let Anchoring::UpTo(entry) = report.anchored {
        text.push_str(&format!(", anchored up to entry {entry}"));
    }
    text
}
