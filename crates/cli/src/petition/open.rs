//! `scrutineer petition open`.

use clap::Args;
use jiff::civil::Date;
use office::data_folder::DataFolder;
use office::desk::Desk;
use petition::event::PetitionOpened;

use super::{Which, Who, registry};
use crate::outcome::{CommandResult, Failure, Outcome};

/// Open a petition; makes the data folder where there is none.
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  scrutineer petition open --data data --petition judge-2018 --title \"Recall of a superior court judge\" \\
      --jurisdiction \"Santa Clara County\" --office \"Judge of the Superior Court\" --proponents 10 --on 2018-01-11")]
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
    /// The day it takes effect
    #[arg(long, value_name = "DATE")]
    on: Option<Date>,
    #[command(flatten)]
    who: Who,
}

pub(super) fn run(args: &Open) -> CommandResult {
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
    desk.anchor(&stamp).map_err(Failure::bad_input)?;
    println!("{} is opened; its journal's head is {}", args.which.petition, desk.head().hash);
    println!(
        "Next: scrutineer petition record --data {} --petition {} EVENTS",
        args.which.data.display(),
        args.which.petition
    );
    Ok(Outcome::Done)
}
