//! `scrutineer check`: the organizer's own check before filing.

mod lines;

use std::path::{Path, PathBuf};

use clap::Args;
use office::check::{Basis, Check as Checked, CheckLine, Outcome as Verdict, check, report};
use office::law_in_force::LawInForce;
use office::petition_file::PetitionFile;
use reports::check::CheckReport;
use reports::lines::{Audience, LineRecord, Personal, write_csv};
use reports::{Artefact, Report as _, write_all};

use crate::outcome::{CommandResult, Failure, Outcome};
use crate::progress::{Bar, Spinner};
use office::OpenRoll;

/// Check collected lines against the roll before filing: how many are good, and will it be enough?
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  scrutineer check --roll voters.roll --lines lines.csv --petition petition.toml --out check
  scrutineer check --roll voters.csv --lines lines.csv --petition petition.toml --out check --json

petition.toml, the least there is:
  title = \"Recall of a member of the city council\"
  requirement = { required = 58634 }
All keys are in docs/schemas/petition.schema.json. The folder gets check.pdf, check.html, check.json and lines.csv.
The check is made by software alone and decides nothing.")]
pub(crate) struct Check {
    /// A snapshot made by `roll import`, or a voter list as CSV
    #[arg(long, value_name = "ROLL")]
    roll: PathBuf,
    /// The lines, as CSV
    #[arg(long, value_name = "L.csv")]
    lines: PathBuf,
    /// The petition's description
    #[arg(long, value_name = "P.toml")]
    petition: PathBuf,
    /// Folder for the reports, made where it is missing
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Folder with procedures of your own
    #[arg(long, value_name = "DIR")]
    procedures: Option<PathBuf>,
    /// The day printed on the report; today where it is left out
    #[arg(long, value_name = "DATE")]
    date: Option<jiff::civil::Date>,
    /// Print the report as JSON
    #[arg(long)]
    json: bool,
}

/// Runs the check.
pub(crate) fn run(args: &Check) -> CommandResult {
    let file = petition_file(&args.petition)?;
    let catalog = crate::law::catalog(args.procedures.as_deref())?;
    let law = LawInForce::choose(&catalog, &file.procedure, file.on, file.county.as_deref())
        .map_err(|error| Failure::BadInput(format!("{}: {error}", args.petition.display())))?;
    let lines = lines::read(&args.lines)?;
    let OpenRoll { snapshot, mut engine } = crate::link::open(&args.roll)?;
    let written: Vec<_> = lines.iter().map(|line| line.line.clone()).collect();
    let bar = Bar::start("Lines against the roll", lines.len() as u64);
    engine.set_parameters(engine.learn(&written));
    let matches = engine.link_all(&written, &|done| bar.set(done as u64));
    bar.done(&format!("{} lines", lines.len()));
    let districts = Basis::districts(&snapshot, &file).map_err(Failure::bad_input)?;
    let basis = Basis { roll: &snapshot, law: &law, file: &file, districts: &districts };
    let checked = check(&lines, &matches, basis).map_err(Failure::bad_input)?;
    let source = args.lines.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let date = args.date.unwrap_or_else(|| jiff::Zoned::now().date());
    let report = report(&checked, &lines, basis, &source, date, Vec::new()).map_err(Failure::bad_input)?;
    let spinner = Spinner::start("Writing the report");
    let written = write(args, &report, &checked, &lines, &law)?;
    spinner.done(&format!("{} files", written.len()));
    if args.json {
        say!("{}", report.to_json().map_err(Failure::bad_input)?);
    } else {
        summary(args, &report, &written);
    }
    Ok(Outcome::Done)
}

fn petition_file(path: &Path) -> Result<PetitionFile, Failure> {
    let text = fs_err::read_to_string(path).map_err(Failure::bad_input)?;
    PetitionFile::parse(&path.display().to_string(), &text).map_err(Failure::bad_input)
}

fn write(
    args: &Check,
    report: &CheckReport,
    checked: &Checked,
    lines: &[CheckLine],
    law: &LawInForce,
) -> Result<Vec<PathBuf>, Failure> {
    let records: Vec<LineRecord> =
        lines.iter().zip(&checked.lines).map(|(line, outcome)| record(line, outcome, lines, law)).collect();
    let mut csv = Vec::new();
    write_csv(&mut csv, &records, Audience::Office, Some("an organizer's own check; decides nothing"))
        .map_err(Failure::bad_input)?;
    let mut artefacts = report.artefacts("check").map_err(Failure::bad_input)?;
    artefacts.push(Artefact::new("lines.csv", csv));
    write_all(&args.out, &artefacts).map_err(Failure::bad_input)
}

fn record(
    line: &CheckLine,
    checked: &office::check::Checked,
    lines: &[CheckLine],
    law: &LawInForce,
) -> LineRecord {
    let (finding, reason, note) = match &checked.outcome {
        Verdict::Valid => ("valid", "", ""),
        Verdict::Invalid(code) => ("invalid", code.as_str(), ""),
        Verdict::Undecided(why) => ("undecided", "", *why),
    };
    let label = law.reason(reason).map(|reason| reason.wording.clone()).unwrap_or_default();
    let note =
        if note.is_empty() { format!("probability {:.3}", checked.probability) } else { note.to_owned() };
    LineRecord {
        line_id: line.id.clone(),
        section: line.place.section.clone(),
        sheet: line.place.sheet.clone(),
        side: line.place.side.clone(),
        position: line.place.position,
        r#box: line.place.in_box.clone(),
        finding: finding.to_owned(),
        reason: reason.to_owned(),
        reason_label: label,
        duplicate_of: checked.duplicate_of.map(|at| lines[at].id.clone()).unwrap_or_default(),
        personal: Some(Personal {
            circulator: line.circulator.clone(),
            printed_name: line.line.printed_name.clone(),
            address: line.line.address.clone(),
            city: line.line.city.clone(),
            zip: line.line.zip.clone(),
            voter_id: checked.voter_id.clone().unwrap_or_default(),
            note,
        }),
        ..LineRecord::default()
    }
}

fn summary(args: &Check, report: &CheckReport, written: &[PathBuf]) {
    let found = &report.findings;
    say!("An organizer's own check; it decides nothing.");
    say!("lines       {}", report.lines);
    say!("valid       {}", found.valid);
    say!("invalid     {}", found.invalid);
    for reason in &found.reasons {
        say!("  {:<9} {}", reason.count, reason.label);
    }
    say!("undecided   {}", found.undecided);
    if let Some(outlook) = &report.outlook {
        say!("expected    {} valid, {} required", outlook.expected, outlook.required);
        say!("qualifies   with a chance of {} %", outlook.chance);
    }
    say!("{} in {}", law::counted(written.len(), "files"), args.out.display());
}
