//! `scrutineer petition open`.

use std::collections::BTreeMap;

use clap::Args;
use jiff::civil::Date;
use office::data_folder::DataFolder;
use office::desk::Desk;
use office::law_in_force::LawInForce;
use petition::event::{BasisStated, PetitionOpened};
use petition::{Event, Slug};

use super::{Which, Who, registry};
use crate::outcome::{CommandResult, Failure, Outcome};

/// Open a petition; makes the data folder where there is none.
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  scrutineer petition open --data data --petition judge-2018 --title \"Recall of a superior court judge\" \\
      --jurisdiction \"Santa Clara County\" --office \"Judge of the Superior Court\" --proponents 10 --on 2018-01-11
  scrutineer petition open --data data --petition judge-2018 --title \"Recall of a superior court judge\" \\
      --jurisdiction \"Santa Clara County\" --office \"Judge of the Superior Court\" --proponents 10 \\
      --procedure ca-recall-local --county \"Santa Clara\" --last-vote 293170 --registered 900000

With --procedure the petition is bound to its law at once, and `petition record`, `status` and `timeline` go by it.")]
pub(super) struct Open {
    #[command(flatten)]
    which: Which,
    /// What it is about
    #[arg(long)]
    title: String,
    /// Where its signers must live
    #[arg(long)]
    jurisdiction: String,
    /// The office or the measure concerned
    #[arg(long)]
    office: String,
    /// How many proponents signed the notice
    #[arg(long, value_name = "N")]
    proponents: u32,
    /// The procedure it is decided under, as `scrutineer law list` names it
    #[arg(long, value_name = "ID")]
    procedure: Option<String>,
    /// County whose holidays count
    #[arg(long, value_name = "NAME", requires = "procedure")]
    county: Option<String>,
    /// Registered voters of the jurisdiction in the report the law names
    #[arg(long, value_name = "N", requires = "procedure")]
    registered: Option<u64>,
    /// Votes cast for the office at the election the law names
    #[arg(long, value_name = "N", requires = "procedure")]
    last_vote: Option<u64>,
    /// Signatures a nomination paper for the office needs
    #[arg(long, value_name = "N", requires = "procedure")]
    nomination_signatures: Option<u64>,
    /// The day it takes effect
    #[arg(long, value_name = "DATE")]
    on: Option<Date>,
    #[command(flatten)]
    who: Who,
}

pub(super) fn run(args: &Open) -> CommandResult {
    let bound = match &args.procedure {
        // The folder may not exist yet: its own procedures are looked at where it does.
        Some(id) => Some(bound(args, id)?),
        None => None,
    };
    let folder = DataFolder::create(&args.which.data).map_err(Failure::bad_input)?;
    let mut registry = registry(&folder)?;
    let stamp = args.who.stamp(args.on);
    let facts = PetitionOpened {
        petition: args.which.petition.clone(),
        title: args.title.clone(),
        jurisdiction: args.jurisdiction.clone(),
        office: args.office.clone(),
        proponents: args.proponents,
    };
    let mut desk = Desk::open_petition(&mut registry, &stamp, facts).map_err(Failure::bad_input)?;
    if let Some(events) = bound {
        let batch: Vec<_> = events.into_iter().map(|event| (stamp.clone(), event)).collect();
        desk.record(&batch).map_err(Failure::bad_input)?;
    }
    desk.anchor(&stamp).map_err(Failure::bad_input)?;
    say!("{} is opened; its journal's head is {}", args.which.petition, desk.head().hash);
    say!(
        "Next: scrutineer petition record --data {} --petition {} EVENTS",
        args.which.data.display(),
        args.which.petition
    );
    Ok(Outcome::Done)
}

/// What binds the petition to its law; a procedure in which nobody signs is refused by name.
fn bound(args: &Open, id: &str) -> Result<Vec<Event>, Failure> {
    let own = args.which.data.join("procedures");
    let catalog = crate::law::catalog(own.is_dir().then_some(own.as_path()))?;
    let law =
        LawInForce::choose(&catalog, id, args.on, args.county.as_deref()).map_err(Failure::bad_input)?;
    law.has_petition().map_err(Failure::bad_input)?;
    let given = [
        ("registered", args.registered),
        ("last-vote", args.last_vote),
        ("nomination-signatures", args.nomination_signatures),
    ];
    let counts = given.into_iter().filter_map(|(name, count)| Some((name.parse::<Slug>(), count?)));
    let counts = counts.map(|(name, count)| name.map(|name| (name, count)).map_err(Failure::bad_input));
    let counts: BTreeMap<Slug, u64> = counts.collect::<Result<_, _>>()?;
    let basis =
        BasisStated { counts, county: args.county.clone(), source: "given at the opening".to_owned() };
    Ok(vec![law.binding().map_err(Failure::bad_input)?.into(), basis.into()])
}
