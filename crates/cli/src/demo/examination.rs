//! The public draw, the linkage, the clerks' findings, the second reviews; every line where the sample does not decide.

use journal::Stamp;
use linkage::{Line, LineMatch};
use office::conclusion::{complete, project_sample};
use office::desk::Desk;
use office::draw::{draw, freeze, publish_seed};
use office::examination::{Finding, Look, record, record_duplicates};
use office::law_in_force::LawInForce;
use petition::event::FullExaminationOrdered;
use petition::{LineName, Reviews, RollNo, Scope, Standing, Tally};
use sampling::projection::Projection;
use testkit::Rng;

use super::clock::{COUNTED, Clock, DRAWN, EXAMINED, FULLY_EXAMINED};
use super::county::Made;
use super::intake::{BATCH, Filed};
use super::verdicts::OnDesk;
use super::{internal, people};
use crate::outcome::Failure;
use crate::progress::{Bar, Spinner};
use office::OpenRoll;

/// Acceptances in 10,000 that also go to a second person, so that the queue gives nothing away.
const MIXED_IN: u32 = 1_000;
pub(super) const SEED_SOURCE: &str =
    "simulated: digits from the demonstration's own seed, not thrown in public";

/// What the examination came to.
pub(super) struct Examined {
    pub(super) sample: Option<Sample>,
    pub(super) ranks: Ranks,
}

/// A sample's figures, as they were when it was complete.
pub(super) struct Sample {
    pub(super) size: law::Working,
    pub(super) tally: Tally,
    pub(super) reviews: Reviews,
    pub(super) projection: Projection,
}

/// How often the right voter was on the clerk's screen, for lines whose signer is on the roll.
#[derive(Default)]
pub(super) struct Ranks {
    pub(super) lines: u64,
    pub(super) first: u64,
    pub(super) among_ten: u64,
}

/// Draws and examines; goes on to every line where the law says so.
pub(super) fn examine(
    desk: &mut Desk<'_>,
    law: &LawInForce,
    made: &Made,
    filed: &Filed,
) -> Result<Examined, Failure> {
    let proposals = link(made)?;
    let mut room =
        Room { law, made, proposals: &proposals, ranks: Ranks::default(), rng: Rng::new(made.seed, 2) };
    let (size, working) = law.version.sample_size(filed.raw).map_err(internal)?;
    let sample = if size < filed.raw { Some(room.sample(desk, size, working, filed)?) } else { None };
    let undecided = match &sample {
        Some(sample) => sample.projection.decision == Some(law::Decision::FullCount),
        None => true,
    };
    if undecided {
        let reason = match &sample {
            Some(_) => "the projection lies within the bands",
            None => "too few signatures for a sample",
        };
        room.everything(desk, reason)?;
    }
    Ok(Examined { sample, ranks: room.ranks })
}

/// Every line against the roll.
fn link(made: &Made) -> Result<Vec<LineMatch>, Failure> {
    let spinner = Spinner::start("Indexing the roll");
    let OpenRoll { mut engine, .. } = crate::link::open(&made.roll_path)?;
    spinner.done(&format!("{} voters", engine.voters()));
    let lines: Vec<Line> = made.petition.lines.iter().map(|line| written(&line.read)).collect();
    let bar = Bar::start("Linking every line with the roll", lines.len() as u64);
    let parameters = engine.learn(&lines);
    engine.set_parameters(parameters);
    let matches = engine.link_all(&lines, &|done| bar.set(done as u64));
    let hash = hex::encode(engine.parameters_hash());
    bar.done(&format!("parameters {}…", &hash[..12]));
    Ok(matches)
}

fn written(read: &testkit::Entry) -> Line {
    Line {
        printed_name: read.printed_name.clone(),
        address: read.address.clone(),
        city: read.city.clone(),
        zip: read.zip.clone(),
    }
}

/// The examination room.
struct Room<'m> {
    law: &'m LawInForce,
    made: &'m Made,
    proposals: &'m [LineMatch],
    ranks: Ranks,
    rng: Rng,
}

impl Room<'_> {
    fn sample(
        &mut self,
        desk: &mut Desk<'_>,
        size: u64,
        working: law::Working,
        filed: &Filed,
    ) -> Result<Sample, Failure> {
        let registrar = people::registrar();
        let frame =
            freeze(desk, &registrar.at(Clock::at(COUNTED).next(), Some(COUNTED))).map_err(internal)?;
        let mut clock = Clock::at(DRAWN);
        let digits: String =
            (0..25).map(|_| char::from(b'0' + u8::try_from(self.rng.below(10)).unwrap_or(0))).collect();
        let seed = publish_seed(desk, &registrar.at(clock.next(), Some(DRAWN)), &digits, SEED_SOURCE)
            .map_err(internal)?;
        let drawn =
            draw(desk, &registrar.at(clock.next(), Some(DRAWN)), &frame, &seed, size).map_err(internal)?;
        self.examine_lines(desk, "Examining the sample", &drawn, Clock::at(EXAMINED))?;
        let mut clock = Clock::at(EXAMINED);
        let lead = people::lead().at(clock.next(), Some(EXAMINED));
        record_duplicates(desk, &lead, Scope::Sample, self.law.duplicate_rule()).map_err(internal)?;
        let reviews = desk.petition().map_err(internal)?.reviews(Scope::Sample);
        let tally = complete(desk, &registrar.at(clock.next(), Some(EXAMINED))).map_err(internal)?;
        let stamp = registrar.at(clock.next(), Some(EXAMINED));
        let projection =
            project_sample(desk, self.law, &stamp, &tally, filed.required.required).map_err(internal)?;
        Ok(Sample { size: working, tally, reviews, projection })
    }

    fn everything(&mut self, desk: &mut Desk<'_>, reason: &str) -> Result<(), Failure> {
        let registrar = people::registrar();
        let mut clock = Clock::at(EXAMINED);
        let ordered = FullExaminationOrdered { reason: reason.to_owned() };
        desk.record_one(&registrar.at(clock.next(), Some(EXAMINED)), ordered).map_err(internal)?;
        let case = desk.petition().map_err(internal)?;
        // The sample's findings are carried over; the rest is handed out.
        let rest: Vec<LineName> = case
            .lines(Scope::Full)
            .filter(|line| line.standing == Standing::Unexamined)
            .map(|line| line.name)
            .collect();
        self.examine_lines(desk, "Examining every line", &rest, Clock::at(FULLY_EXAMINED))?;
        let mut clock = Clock::at(FULLY_EXAMINED);
        let lead = people::lead().at(clock.next(), Some(FULLY_EXAMINED));
        record_duplicates(desk, &lead, Scope::Full, self.law.duplicate_rule()).map_err(internal)?;
        complete(desk, &registrar.at(clock.next(), Some(FULLY_EXAMINED))).map_err(internal)?;
        Ok(())
    }

    fn examine_lines(
        &mut self,
        desk: &mut Desk<'_>,
        label: &str,
        lines: &[LineName],
        mut clock: Clock,
    ) -> Result<(), Failure> {
        let bar = Bar::start(label, lines.len() as u64);
        for chunk in lines.chunks(BATCH / 3) {
            let mut batch = Vec::with_capacity(BATCH);
            for name in chunk {
                self.examine_line(desk, *name, &mut clock, &mut batch)?;
            }
            record(desk, self.law, &batch).map_err(internal)?;
            bar.add(chunk.len() as u64);
        }
        bar.done(&format!("{} lines", lines.len()));
        Ok(())
    }

    /// A first look; a second by another clerk for every rejection and a share of the acceptances; a lead where they differ.
    fn examine_line(
        &mut self,
        desk: &Desk<'_>,
        name: LineName,
        clock: &mut Clock,
        batch: &mut Vec<(Stamp, Look, Finding)>,
    ) -> Result<(), Failure> {
        let Some(&index) = self.made.line_at.get(&name) else { return Ok(()) };
        let withdrawn =
            desk.petition().map_err(internal)?.line(name).is_some_and(|l| l.standing == Standing::Withdrawn);
        if withdrawn {
            return Ok(());
        }
        let line = OnDesk {
            law: self.law,
            name,
            truth: &self.made.petition.truth[index],
            printed: &self.made.petition.lines[index],
            proposed: &self.proposals[index],
        };
        self.ranks.note(&line, self.made);
        let (first, second) = people::two_clerks(&mut self.rng);
        let roll = RollNo::try_from(1).map_err(internal)?;
        let found = line.look(self.made, roll, &mut self.rng).map_err(internal)?;
        batch.push((first.at(clock.next(), None), Look::First, found.clone()));
        if found.reason.is_some() || self.rng.chance(MIXED_IN) {
            let again = line.look(self.made, roll, &mut self.rng).map_err(internal)?;
            let differs = (&again.reason, &again.voter_id) != (&found.reason, &found.voter_id);
            batch.push((second.at(clock.next(), None), Look::Review, again));
            if differs {
                let right = line.right(self.made, roll).map_err(internal)?;
                batch.push((people::lead().at(clock.next(), None), Look::Resolution, right));
            }
        }
        Ok(())
    }
}

impl Ranks {
    fn note(&mut self, line: &OnDesk<'_>, made: &Made) {
        if line.truth.voter.is_none() {
            return;
        }
        let rank = line.rank_of_right_voter(made);
        self.lines += 1;
        self.first += u64::from(rank == Some(1));
        self.among_ten += u64::from(rank.is_some_and(|rank| rank <= 10));
    }
}
