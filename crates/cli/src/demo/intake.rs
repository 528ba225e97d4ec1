//! From the boxes to the frozen frame.

use jiff::civil::Date;
use office::OfficeError;
use office::conclusion::decide_prima_facie;
use office::desk::{Desk, Registry};
use office::law_in_force::LawInForce;
use office::petition_file::Requirement;
use petition::event::{
    BoxReceived, CountPass, CountResolved, Declaration, PetitionOpened, RawCountDeclared, RollBound,
    SectionReceived, SheetCounted, SigningRange, WithdrawalMatched, WithdrawalReceived,
};
use petition::{
    BoxId, CirculatorId, Digest, Event, LineName, PetitionId, Positions, RollNo, SectionId, SheetLines,
    SheetNo, WithdrawalId,
};
use testkit::{DeclarationFlaw, Finding, Position, Rng, Section, Sheet};

use super::clock::{COUNTED, Clock, FILED};
use super::county::{Made, date_of};
use super::life::NOTICE;
use super::{internal, people};
use crate::outcome::Failure;
use crate::progress::Bar;

/// Votes cast for the office at its last election in Santa Clara County; scaled for smaller petitions.
const LAST_VOTE: u64 = 293_170;
const LIKE_SANTA_CLARA: u64 = 94_539;
/// One sheet in this many is miscounted by one of the two who count it.
const MISCOUNTED_OF: u64 = 150;
/// Entries written in one transaction.
pub(super) const BATCH: usize = 4_000;

/// What a demonstration petition is about.
pub(super) struct Subject {
    pub(super) id: &'static str,
    pub(super) title: &'static str,
    pub(super) office: &'static str,
}

const JURISDICTION: &str = "County of Santa Luz (synthetic)";

impl Subject {
    /// The petition file of it.
    pub(super) fn description(&self, law: &LawInForce, last_vote: u64) -> String {
        let Self { id, title, office } = self;
        let (procedure, on) = (&law.procedure.id, law.version.from.map(|day| format!("on = {day}\n")));
        format!(
            "id = {id:?}\ntitle = {title:?}\njurisdiction = {JURISDICTION:?}\n\
             officer = \"The Honorable A. Sample (synthetic)\"\noffice = {office:?}\nproponents = 10\n\
             procedure = {procedure:?}\n{}county = \"Santa Clara\"\n\n[requirement]\nlast-vote = {last_vote}\n",
            on.unwrap_or_default()
        )
    }
}

/// What the raw count came to.
pub(super) struct Filed {
    pub(super) last_vote: u64,
    pub(super) required: law::Required,
    pub(super) raw: u64,
    pub(super) withdrawn: usize,
}

/// Opens the petition and binds it to its law and its roll.
pub(super) fn open<'r>(
    registry: &'r mut Registry,
    law: &LawInForce,
    made: &Made,
    subject: &Subject,
) -> Result<Desk<'r>, Failure> {
    let opened = NOTICE;
    let mut clock = Clock::at(opened);
    let registrar = people::registrar();
    let facts = PetitionOpened {
        petition: subject.id.parse::<PetitionId>().map_err(internal)?,
        title: subject.title.to_owned(),
        jurisdiction: JURISDICTION.to_owned(),
        office: subject.office.to_owned(),
        proponents: 10,
    };
    let mut desk =
        Desk::open_petition(registry, &registrar.at(clock.next(), Some(opened)), facts).map_err(internal)?;
    let roll =
        RollBound { roll: number::<RollNo>(1)?, hash: Digest(made.roll.hash()), as_of: made.roll.as_of() };
    let batch = [
        (registrar.at(clock.next(), Some(opened)), law.binding().map_err(internal)?.into()),
        (registrar.at(clock.next(), Some(opened)), roll.into()),
    ];
    desk.record(&batch).map_err(internal)?;
    Ok(desk)
}

/// Votes cast for the office at its last election, in proportion to the petition.
pub(super) fn last_vote(made: &Made) -> u64 {
    let raw = made.petition.lines.len() as u64;
    (LAST_VOTE * raw).div_ceil(LIKE_SANTA_CLARA).max(1)
}

/// Takes in boxes and sections.
pub(super) fn receive(desk: &mut Desk<'_>, made: &Made) -> Result<(), Failure> {
    let mut clock = Clock::at(FILED);
    let clerk = people::clerk(0);
    let bar = Bar::start("Receiving the boxes", made.petition.boxes.len() as u64);
    for turned_in in &made.petition.boxes {
        let box_id = number::<BoxId>(turned_in.number)?;
        let claimed = turned_in
            .sections
            .iter()
            .flat_map(|section| &section.sheets)
            .map(|sheet| lines_on(sheet).len())
            .sum();
        let seal = format!("S-{:05}", 40_000 + turned_in.number);
        let mut batch: Vec<_> =
            vec![(clerk.at(clock.next(), Some(FILED)), Event::from(BoxReceived { box_id, seal, claimed }))];
        for section in &turned_in.sections {
            let received = SectionReceived {
                section: number::<SectionId>(section.number)?,
                box_id,
                circulator: number::<CirculatorId>(u32::try_from(section.circulator).unwrap_or(0) + 1)?,
                declaration: declaration(section),
            };
            batch.push((clerk.at(clock.next(), Some(FILED)), received.into()));
        }
        desk.record(&batch).map_err(internal)?;
        bar.add(1);
    }
    bar.done(&format!("{} sections", desk.petition().map_err(internal)?.sections().len()));
    Ok(())
}

fn declaration(section: &Section) -> Declaration {
    let paper = &section.declaration;
    let dates_known = paper.flaw != Some(DeclarationFlaw::DatesMissing);
    let signing = SigningRange { from: date_of(paper.signed_from), to: date_of(paper.signed_to) };
    Declaration {
        signed: paper.flaw != Some(DeclarationFlaw::Unsigned),
        dated: Some(date_of(paper.executed)),
        signing: dates_known.then_some(signing),
    }
}

/// Two people count every sheet; a lead settles what differs.
pub(super) fn count(desk: &mut Desk<'_>, made: &Made) -> Result<(), Failure> {
    let mut clock = Clock::at(FILED);
    let mut rng = Rng::new(made.seed, 1);
    let sections: Vec<&Section> =
        made.petition.boxes.iter().flat_map(|turned_in| &turned_in.sections).collect();
    let sheets: usize = sections.iter().map(|section| section.sheets.len()).sum();
    let bar = Bar::start("Counting every sheet twice", sheets as u64);
    let mut batch = Vec::with_capacity(BATCH + 3);
    for section in sections {
        let id = number::<SectionId>(section.number)?;
        for sheet in &section.sheets {
            count_sheet(id, sheet, &mut rng, &mut clock, &mut batch)?;
            bar.add(1);
            if batch.len() >= BATCH {
                desk.record(&batch).map_err(internal)?;
                batch.clear();
            }
        }
    }
    desk.record(&batch).map_err(internal)?;
    bar.done(&format!("{sheets} sheets"));
    Ok(())
}

fn count_sheet(
    section: SectionId,
    sheet: &Sheet,
    rng: &mut Rng,
    clock: &mut Clock,
    batch: &mut Vec<(journal::Stamp, Event)>,
) -> Result<(), Failure> {
    let right = lines_on(sheet);
    let number = number::<SheetNo>(sheet.number)?;
    let slip = if rng.below(MISCOUNTED_OF) == 0 { miscounted(right) } else { right };
    let (first, second) = people::two_clerks(rng);
    let counts = [(&first, CountPass::First, right), (&second, CountPass::Second, slip)];
    for (person, pass, lines) in counts {
        let counted = SheetCounted { section, sheet: number, pass, lines };
        batch.push((person.at(clock.next(), None), counted.into()));
    }
    if slip != right {
        let resolved = CountResolved { section, sheet: number, lines: right };
        batch.push((people::lead().at(clock.next(), None), resolved.into()));
    }
    Ok(())
}

/// The positions of a sheet that carry a line; crossed-out ones do not.
fn lines_on(sheet: &Sheet) -> SheetLines {
    let positions = |side: &testkit::Side| {
        side.positions.iter().zip(1..).filter(|(position, _)| matches!(position, Position::Line(_))).fold(
            Positions::NONE,
            |taken, (_, number)| match petition::Position::try_from(number) {
                Ok(position) => taken.with(position),
                Err(_) => taken,
            },
        )
    };
    SheetLines { a: positions(&sheet.sides[0]), b: positions(&sheet.sides[1]) }
}

/// Somebody overlooks the last line of the front, or sees one on a blank sheet.
fn miscounted(right: SheetLines) -> SheetLines {
    let fewer = right.a.len().saturating_sub(1);
    let a = Positions::first(if right.a.is_empty() { 1 } else { fewer }).unwrap_or(Positions::NONE);
    SheetLines { a, b: right.b }
}

/// Declares the raw count, decides prima facie, matches the withdrawals that came in time.
pub(super) fn file(desk: &mut Desk<'_>, law: &LawInForce, made: &Made) -> Result<Filed, Failure> {
    let mut clock = Clock::at(COUNTED);
    let registrar = people::registrar();
    let raw = u32::try_from(made.petition.lines.len()).unwrap_or(u32::MAX);
    let declared = RawCountDeclared { raw_count: raw };
    desk.record_one(&registrar.at(clock.next(), Some(COUNTED)), declared).map_err(internal)?;
    let raw = u64::from(raw);
    let last_vote = (LAST_VOTE * raw).div_ceil(LIKE_SANTA_CLARA).max(1);
    let requirement = Requirement { last_vote: Some(last_vote), ..Requirement::default() };
    let required = law.required(requirement).map_err(internal)?;
    decide_prima_facie(desk, law, &registrar.at(clock.next(), Some(FILED)), required.required)
        .map_err(internal)?;
    let withdrawn = withdraw(desk, made, &mut clock).map_err(internal)?;
    Ok(Filed { last_vote, required, raw, withdrawn })
}

/// Requests to take a signature back, received before the section was filed (EC §§103, 11303).
fn withdraw(desk: &mut Desk<'_>, made: &Made, clock: &mut Clock) -> Result<usize, OfficeError> {
    let lines = made.petition.lines.iter().zip(&made.petition.truth);
    let withdrawn: Vec<_> = lines.filter(|(_, truth)| truth.finding == Finding::Withdrawn).collect();
    let texts: Vec<String> = withdrawn
        .iter()
        .map(|(_, truth)| format!("{}, {}", truth.written.printed_name, truth.written.address))
        .collect();
    let requests = desk.keep(&texts)?;
    let day_before: Option<Date> = FILED.yesterday().ok();
    let mut batch = Vec::with_capacity(2 * withdrawn.len());
    for (number, ((line, _), request)) in (1..).zip(withdrawn.iter().zip(requests)) {
        let withdrawal = WithdrawalId::try_from(number)?;
        let line: LineName = line.line_id.parse()?;
        let clerk = people::clerk(number);
        batch.push((clerk.at(clock.next(), day_before), WithdrawalReceived { withdrawal, request }.into()));
        batch.push((clerk.at(clock.next(), day_before), WithdrawalMatched { withdrawal, line }.into()));
    }
    desk.record(&batch)?;
    Ok(withdrawn.len())
}

fn number<T: TryFrom<u32, Error = petition::BadName>>(number: u32) -> Result<T, Failure> {
    T::try_from(number).map_err(internal)
}
