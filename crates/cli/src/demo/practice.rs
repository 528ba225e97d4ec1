//! A second, smaller petition that waits for its examination, so that a visitor can examine lines themselves; and the
//! people who may sign in.

use std::collections::HashMap;

use journal::Credentials as _;
use journal_sqlite::SqlitePeople;
use office::data_folder::DataFolder;
use office::desk::{Desk, Person, Registry};
use office::draw::{draw, freeze, publish_seed};
use office::law_in_force::LawInForce;
use office::office_journal::{self, OfficeEvent};
use office::on_screen::Written;
use office::people;
use office::rights::Role;
use petition::event::{KeyedLine, LinesKeyed};
use petition::{LineName, PetitionId};
use testkit::{PetitionOptions, Rng, SignedPetition};

use super::clock::{COUNTED, Clock, DRAWN};
use super::county::Made;
use super::{intake, internal};
use crate::outcome::Failure;
use crate::progress::Spinner;

/// Lines of the practice petition at most; a smaller demonstration has a smaller one.
const LINES: u32 = 1_500;
/// The password of every demonstration account. It protects synthetic data only.
pub(super) const PASSWORD: &str = "demonstration of Santa Luz";
/// Who may sign in.
const ACCOUNTS: &[(&str, &str, Role)] = &[
    ("admin", "Administrator (simulated)", Role::Administrator),
    ("registrar", "Registrar (simulated)", Role::Registrar),
    ("lead-1", "Lead clerk (simulated)", Role::Lead),
    ("clerk-1", "Clerk 1 (simulated)", Role::Clerk),
    ("clerk-2", "Clerk 2 (simulated)", Role::Clerk),
    ("observer", "Observer (simulated)", Role::Observer),
    ("inspector", "Inspector (simulated)", Role::Inspector),
];

/// The accounts, and what the petitions are about, in the office's journal.
pub(super) fn open_office(
    registry: &mut Registry,
    folder: &DataFolder,
    petitions: &[(&PetitionId, String)],
) -> Result<(), Failure> {
    let mut clock = Clock::at(DRAWN);
    let machine = Person::new("demonstration", "the demonstration", "administrator", "demonstration");
    let mut events = Vec::new();
    for (petition, description) in petitions {
        let (petition, description) = (petition.to_string(), description.clone());
        events.push(OfficeEvent::PetitionDescribed { petition, description });
    }
    let mut credentials = SqlitePeople::open(&folder.people()).map_err(internal)?;
    for (id, name, role) in ACCOUNTS {
        let salt = registry.entropy.bytes32().map_err(internal)?;
        let hash = people::hash(PASSWORD, &salt, id, name).map_err(internal)?;
        credentials.set_password_hash(id, &hash).map_err(internal)?;
        let (person, name, role) = ((*id).to_owned(), (*name).to_owned(), *role);
        events.push(OfficeEvent::PersonAdded { person: person.clone(), name, role });
        events.push(OfficeEvent::PasswordSet { person });
    }
    office_journal::append(&mut *registry.store, &machine.at(clock.next(), None), &events)
        .map_err(internal)?;
    Ok(())
}

/// Makes the practice petition: counted, its sample drawn, every line of the sample keyed, none examined.
pub(super) fn make(
    registry: &mut Registry,
    law: &LawInForce,
    made: &mut Made,
) -> Result<(PetitionId, String), Failure> {
    let spinner = Spinner::start("Making a petition to practise on");
    let lines = u32::try_from(made.petition.lines.len()).unwrap_or(u32::MAX).min(LINES);
    let options = PetitionOptions { lines, seed: made.seed + 1, boxes: 2, ..made.petition.options };
    let petition = SignedPetition::collect(&made.county, &options).map_err(Failure::bad_input)?;
    let mut line_at = HashMap::with_capacity(petition.lines.len());
    for (index, line) in petition.lines.iter().enumerate() {
        line_at.insert(line.line_id.parse::<LineName>().map_err(internal)?, index);
    }
    let taken =
        (std::mem::replace(&mut made.petition, petition), std::mem::replace(&mut made.line_at, line_at));
    let done = take_in(registry, law, made);
    // The summary speaks of the demonstration's own petition.
    (made.petition, made.line_at) = taken;
    spinner.done(&format!("{lines} lines"));
    done
}

fn take_in(registry: &mut Registry, law: &LawInForce, made: &Made) -> Result<(PetitionId, String), Failure> {
    let subject = intake::Subject {
        id: "practice-recall",
        title: "Practice: recall of a member of the board of supervisors",
        office: "Member of the Board of Supervisors (synthetic)",
    };
    let mut desk = intake::open(registry, law, made, &subject)?;
    intake::receive(&mut desk, made)?;
    intake::count(&mut desk, made)?;
    let filed = intake::file(&mut desk, law, made)?;
    let id = desk.petition().map_err(internal)?.facts().petition.clone();
    let description = subject.description(law, filed.last_vote);
    if desk.petition().map_err(internal)?.stage().name() == petition::StageName::Accepted {
        draw_sample(&mut desk, law, made, filed.raw)?;
    }
    key(&mut desk, made)?;
    Ok((id, description))
}

fn draw_sample(desk: &mut Desk<'_>, law: &LawInForce, made: &Made, raw: u64) -> Result<(), Failure> {
    let registrar = super::people::registrar();
    let mut rng = Rng::new(made.seed, 3);
    let frame = freeze(desk, &registrar.at(Clock::at(COUNTED).next(), Some(COUNTED))).map_err(internal)?;
    let mut clock = Clock::at(DRAWN);
    let digit = |_| char::from(b'0' + u8::try_from(rng.below(10)).unwrap_or(0));
    let digits: String = (0..25).map(digit).collect();
    let source = super::examination::SEED_SOURCE;
    let seed =
        publish_seed(desk, &registrar.at(clock.next(), Some(DRAWN)), &digits, source).map_err(internal)?;
    let (size, _) = law.version.sample_size(raw).map_err(internal)?;
    draw(desk, &registrar.at(clock.next(), Some(DRAWN)), &frame, &seed, size).map_err(internal)?;
    Ok(())
}

/// Keys the lines to examine: the sample, or all where there is none.
fn key(desk: &mut Desk<'_>, made: &Made) -> Result<(), Failure> {
    let case = desk.petition().map_err(internal)?;
    let drawn = case.sample().to_vec();
    let names: Vec<LineName> = if drawn.is_empty() { case.frame_lines().collect() } else { drawn };
    key_lines(desk, made, &names)
}

/// Keeps what the lines say in the vault, as keyed by a clerk.
pub(super) fn key_lines(desk: &mut Desk<'_>, made: &Made, names: &[LineName]) -> Result<(), Failure> {
    let mut texts = Vec::with_capacity(names.len());
    let mut keyed = Vec::with_capacity(names.len());
    for name in names {
        let Some(&index) = made.line_at.get(name) else { continue };
        let read = &made.petition.lines[index].read;
        let written = Written {
            name: read.printed_name.clone(),
            address: read.address.clone(),
            city: read.city.clone(),
            zip: read.zip.clone(),
            signed_on: None,
        };
        texts.push(written.to_text().map_err(internal)?);
        keyed.push(*name);
    }
    let commitments = desk.keep(&texts).map_err(internal)?;
    let lines = keyed.into_iter().zip(commitments).map(|(line, text)| KeyedLine { line, text }).collect();
    let clerk = super::people::clerk(0).at(Clock::at(DRAWN).next(), None);
    desk.record_one(&clerk, LinesKeyed { lines }).map_err(internal)?;
    Ok(())
}
