//! Paper signed in a synthetic county, and petitions taken through the office with it.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil::{Date, date};
use office::Case;
use office::conclusion::decide_prima_facie;
use office::desk::Desk;
use office::draw::{draw, freeze, publish_seed};
use office::on_screen::Written;
use petition::event::{
    BoxReceived, CountPass, Declaration, KeyedLine, LinesKeyed, RawCountDeclared, RollBound, SectionReceived,
    SheetCounted, SigningRange,
};
use petition::{
    BoxId, CirculatorId, Digest, Event, LineName, Positions, RollNo, SectionId, SheetLines, SheetNo,
};
use roll::Snapshot;
use testkit::{County, CountyOptions, Day, PetitionOptions, Sheet, SignedPetition};

use super::House;

/// The petition is turned in: the day a [`House`] opens.
pub(crate) const FILED: Date = date(2018, 1, 11);

/// How far a petition is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Stage {
    /// Opened, bound to law and roll; no paper yet.
    Opened,
    /// Boxes and sections are in, nothing is counted.
    Received,
    /// Every sheet is counted twice, alike.
    Counted,
    /// The raw count is declared and enough on its face.
    Accepted,
    /// The sample is drawn.
    Drawn,
    /// Every line of the sample is keyed: ready to examine.
    Keyed,
}

/// A county and the lines signed in it. Making one takes longer than anything a test does with it: make it once.
pub(crate) struct Paper {
    pub(crate) county: County,
    pub(crate) signed: SignedPetition,
    /// Index into `signed.lines` by name.
    pub(crate) at: HashMap<LineName, usize>,
    roll: Vec<u8>,
}

impl Paper {
    /// So many lines in two boxes. More than 500 are sampled under the law of most tests.
    pub(crate) fn of(lines: u32) -> Self {
        let county = CountyOptions { voters: 4 * lines, seed: 3, ..CountyOptions::default() };
        let county = County::generate(&county);
        let options = PetitionOptions { lines, seed: 3, boxes: 2, ..PetitionOptions::default() };
        let signed = SignedPetition::collect(&county, &options).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let csv = folder.path().join("roll.csv");
        let mut out = Vec::new();
        county.write_roll(&mut out).unwrap();
        std::fs::write(&csv, out).unwrap();
        let as_of = date_of(county.options().as_of);
        let import = roll::import::read(&[&csv], &roll::import::Options::new(as_of), &|_| {}).unwrap();
        let names = signed.lines.iter().map(|line| line.line_id.parse().unwrap());
        let at = names.zip(0..).collect();
        Self { county, signed, at, roll: import.bytes().to_vec() }
    }

    /// The roll's number of the voter who truly signed a line.
    pub(crate) fn voter(&self, line: LineName) -> Option<String> {
        self.signed.truth[self.at[&line]].voter.map(|index| self.county.voter_id(index))
    }

    /// What is on a line.
    pub(crate) fn written(&self, line: LineName) -> Written {
        let read = &self.signed.lines[self.at[&line]].read;
        Written {
            name: read.printed_name.clone(),
            address: read.address.clone(),
            city: read.city.clone(),
            zip: read.zip.clone(),
            signed_on: None,
        }
    }

    /// Puts its roll into an office's folder; gives what binds a petition to it.
    pub(crate) fn bring_roll(&self, house: &House) -> RollBound {
        let snapshot = Snapshot::from_bytes(self.roll.clone()).unwrap();
        let (hash, as_of) = (snapshot.hash(), snapshot.as_of());
        std::fs::write(house.folder.roll(as_of, &hex::encode(hash)), &self.roll).unwrap();
        RollBound { roll: RollNo::try_from(1).unwrap(), hash: Digest(hash), as_of }
    }
}

pub(super) fn petition(house: &House, id: &str, paper: &Paper, stage: Stage) -> Arc<Case> {
    let registrar = house.member("registrar");
    let requirement = (paper.signed.lines.len() / 2).max(1);
    let text = format!(
        "id = {id:?}\ntitle = \"Recall of the sheriff ({id})\"\njurisdiction = \"County of Santa Luz\"\n\
         officer = \"A. Sample\"\noffice = \"Sheriff\"\nproponents = 10\nprocedure = \"ca-recall-local\"\n\
         on = 2018-01-11\ncounty = \"Santa Clara\"\n\n[requirement]\nrequired = {requirement}\n"
    );
    let case = house.office.open_petition(&registrar, FILED, &text).unwrap();
    let roll = paper.bring_roll(house);
    let law = case.law().unwrap();
    let stamp = |id: &str| house.office.stamp(&house.member(id), Some(FILED));
    let steps = |desk: &mut Desk<'_>| {
        desk.record_one(&stamp("registrar"), roll)?;
        if stage >= Stage::Received {
            receive(desk, house, paper)?;
        }
        if stage >= Stage::Counted {
            count(desk, house, paper)?;
        }
        if stage >= Stage::Accepted {
            let raw_count = u32::try_from(paper.signed.lines.len()).unwrap();
            desk.record_one(&stamp("registrar"), RawCountDeclared { raw_count })?;
            decide_prima_facie(desk, &law, &stamp("registrar"), requirement as u64)?;
        }
        if stage >= Stage::Drawn {
            let frame = freeze(desk, &stamp("registrar"))?;
            let seed = publish_seed(desk, &stamp("registrar"), "1234567890123456789012345", "dice")?;
            let (size, _) = law.version.sample_size(paper.signed.lines.len() as u64)?;
            draw(desk, &stamp("registrar"), &frame, &seed, size)?;
        }
        if stage >= Stage::Keyed {
            key(desk, house, paper)?;
        }
        Ok(())
    };
    house.office.act(&case, steps).unwrap();
    case
}

type Done = Result<(), office::OfficeError>;

fn receive(desk: &mut Desk<'_>, house: &House, paper: &Paper) -> Done {
    let stamp = house.office.stamp(&house.member("clerk-1"), Some(FILED));
    let mut batch: Vec<(journal::Stamp, Event)> = Vec::new();
    for turned_in in &paper.signed.boxes {
        let box_id = BoxId::try_from(turned_in.number).unwrap();
        let seal = format!("S-{:05}", turned_in.number);
        batch.push((stamp.clone(), BoxReceived { box_id, seal, claimed: 0 }.into()));
        for section in &turned_in.sections {
            let signing = SigningRange {
                from: date_of(section.declaration.signed_from),
                to: date_of(section.declaration.signed_to),
            };
            let received = SectionReceived {
                section: SectionId::try_from(section.number).unwrap(),
                box_id,
                circulator: CirculatorId::try_from(u32::try_from(section.circulator).unwrap() + 1).unwrap(),
                declaration: Declaration {
                    signed: true,
                    dated: Some(date_of(section.declaration.executed)),
                    signing: Some(signing),
                },
            };
            batch.push((stamp.clone(), received.into()));
        }
    }
    desk.record(&batch)?;
    Ok(())
}

fn count(desk: &mut Desk<'_>, house: &House, paper: &Paper) -> Done {
    let mut batch: Vec<(journal::Stamp, Event)> = Vec::new();
    for section in paper.signed.boxes.iter().flat_map(|turned_in| &turned_in.sections) {
        for sheet in &section.sheets {
            for (person, pass) in [("clerk-1", CountPass::First), ("clerk-2", CountPass::Second)] {
                let counted = SheetCounted {
                    section: SectionId::try_from(section.number).unwrap(),
                    sheet: SheetNo::try_from(sheet.number).unwrap(),
                    pass,
                    lines: lines_on(sheet),
                };
                batch.push((house.office.stamp(&house.member(person), Some(FILED)), counted.into()));
            }
        }
    }
    desk.record(&batch)?;
    Ok(())
}

/// The positions of a sheet that carry a line.
pub(crate) fn lines_on(sheet: &Sheet) -> SheetLines {
    let positions = |side: usize| {
        let marked = sheet.sides[side].positions.iter().zip(1..);
        let carries = |position: &testkit::Position| matches!(position, testkit::Position::Line(_));
        marked.filter(|(position, _)| carries(position)).fold(Positions::NONE, |taken, (_, number)| {
            taken.with(petition::Position::try_from(number).unwrap())
        })
    };
    SheetLines { a: positions(0), b: positions(1) }
}

fn key(desk: &mut Desk<'_>, house: &House, paper: &Paper) -> Done {
    let sample = desk.petition()?.sample().to_vec();
    let texts: Vec<String> = sample.iter().map(|line| paper.written(*line).to_text().unwrap()).collect();
    let commitments = desk.keep(&texts)?;
    let lines = sample.iter().zip(commitments).map(|(line, text)| KeyedLine { line: *line, text }).collect();
    desk.record_one(&house.office.stamp(&house.member("clerk-1"), None), LinesKeyed { lines })?;
    Ok(())
}

pub(crate) fn date_of(day: Day) -> Date {
    let (year, month, day) = day.ymd();
    date(i16::try_from(year).unwrap(), i8::try_from(month).unwrap(), i8::try_from(day).unwrap())
}
