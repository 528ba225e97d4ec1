//! `scrutineer petition timeline`.

use std::io::{self, BufWriter, Write};

use clap::Args;
use jiff::Timestamp;
use jiff::civil::Date;
use journal::{Entry, JournalId, JournalStore};
use journal_sqlite::SqliteJournal;
use office::next_steps::NextSteps;
use serde_json::json;

use super::{Which, existing, steps};
use crate::outcome::{CommandResult, Failure, Outcome};

/// List what happened, in order, and what the law makes of it: done, open, by whom and by when. Nothing is written.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  scrutineer petition timeline --data data --petition judge-2018
  scrutineer petition timeline --data data --petition judge-2018 --all --json

Events of one kind that follow each other stand in one row; --all gives each its own. The day is the one the law
counts from, where an event has one; times are UTC. A petition bound to its procedure (`petition open --procedure`) has
below it every step of the law: done, open, overdue or forecast, with the rule and the section.")]
pub(super) struct Timeline {
    #[command(flatten)]
    which: Which,
    /// One row for each event
    #[arg(long)]
    all: bool,
    /// The day days are counted to; today (UTC) where it is left out
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
    /// Print JSON, one object a line: entries of the journal, then steps
    #[arg(long)]
    json: bool,
}

/// Events of one kind in a row.
struct Run {
    kind: String,
    first: u64,
    count: u64,
    on: Option<Date>,
    recorded_at: Timestamp,
    people: Vec<String>,
}

impl Run {
    fn of(entry: &Entry) -> Self {
        Self {
            kind: entry.content.kind.clone(),
            first: entry.sequence,
            count: 1,
            on: entry.content.effective_on,
            recorded_at: entry.content.recorded_at,
            people: vec![entry.content.actor.name.clone()],
        }
    }

    fn takes(&mut self, entry: &Entry) -> bool {
        let same = self.kind == entry.content.kind && self.on == entry.content.effective_on;
        if same {
            self.count += 1;
            if !self.people.contains(&entry.content.actor.name) {
                self.people.push(entry.content.actor.name.clone());
            }
        }
        same
    }

    fn write(&self, out: &mut impl Write, json: bool) -> io::Result<()> {
        if json {
            let row = json!({
                "entry": self.first, "events": self.count, "kind": self.kind, "on": self.on,
                "recorded_at": self.recorded_at, "people": self.people,
            });
            return writeln!(out, "{row}");
        }
        let day = self.on.map_or_else(|| "-".to_owned(), |day| day.to_string());
        let times = if self.count > 1 { format!(" × {}", self.count) } else { String::new() };
        let people = match self.people.as_slice() {
            few if few.len() <= 3 => few.join(", "),
            many => format!("{} people", many.len()),
        };
        let time = self.recorded_at.strftime("%Y-%m-%d %H:%M");
        writeln!(out, "{:>7}  {day:<10}  {time}  {}{times} ({people})", self.first, self.kind)
    }
}

pub(super) fn run(args: &Timeline) -> CommandResult {
    let folder = existing(&args.which.data)?;
    let store = SqliteJournal::open_read_only(&folder.journal()).map_err(Failure::bad_input)?;
    let journal = JournalId::from(&args.which.petition);
    if store.length(&journal).map_err(Failure::bad_input)? == 0 {
        let problem = format!("there is no petition {journal} in {}", folder.root().display());
        return Err(Failure::BadInput(problem));
    }
    let (petition, _) = journal::replay(&store, &journal).map_err(Failure::bad_input)?;
    let next = petition.map(|petition| steps::next(&petition, &folder, args.as_of)).transpose()?.flatten();
    match print(args, &store, &journal, next.as_ref()) {
        // Whoever reads has seen enough.
        Ok(Err(error)) if error.kind() == io::ErrorKind::BrokenPipe => Ok(Outcome::Done),
        Ok(Err(error)) => Err(Failure::Internal(error.into())),
        Ok(Ok(())) => Ok(Outcome::Done),
        Err(failure) => Err(failure),
    }
}

fn print(
    args: &Timeline,
    store: &SqliteJournal,
    journal: &JournalId,
    next: Option<&NextSteps>,
) -> Result<io::Result<()>, Failure> {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut run: Option<Run> = None;
    let mut from = 1;
    loop {
        let entries = store.read(journal, from, 2_000).map_err(Failure::bad_input)?;
        let Some(last) = entries.last() else { break };
        from = last.sequence + 1;
        for entry in &entries {
            if !args.all && run.as_mut().is_some_and(|run| run.takes(entry)) {
                continue;
            }
            if let Some(done) = run.replace(Run::of(entry))
                && let Err(error) = done.write(&mut out, args.json)
            {
                return Ok(Err(error));
            }
        }
    }
    let last = run.map_or(Ok(()), |run| run.write(&mut out, args.json));
    Ok(last.and_then(|()| write_steps(&mut out, next, args.json)).and_then(|()| out.flush()))
}

fn write_steps(out: &mut impl Write, next: Option<&NextSteps>, json: bool) -> io::Result<()> {
    let Some(next) = next else { return Ok(()) };
    if !json {
        return steps::write_all(out, next);
    }
    next.steps.iter().try_for_each(|step| writeln!(out, "{}", serde_json::to_string(step)?))
}
