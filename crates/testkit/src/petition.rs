//! A petition signed in the county: boxes, sections, sheets, lines, and who really wrote each of them.

mod address_hand;
mod files;
mod finding;
mod kind;
mod layout;
mod name_hand;
mod options;
mod paper;
mod reading;
mod writers;

pub use finding::Finding;
pub use kind::Kind;
pub use options::{PetitionError, PetitionOptions};
pub use paper::{BoxOfSections, Circulator, Declaration, DeclarationFlaw, Position, Section, Sheet, Side};
pub use reading::Quality;

use crate::county::County;
use crate::day::Day;
use crate::rng::{Purpose, Rng};
use layout::Layout;
use rayon::prelude::*;
use reading::read;
use std::collections::HashSet;
use writers::{Address, Plan, Writers};

/// A petition as it comes to the counter, and the truth about it.
#[derive(Debug)]
pub struct SignedPetition {
    /// What it was made with.
    pub options: PetitionOptions,
    /// Who carried it.
    pub circulators: Vec<Circulator>,
    /// Boxes in the order they are turned in, with everything in them.
    pub boxes: Vec<BoxOfSections>,
    /// Every line, in the order of its name.
    pub lines: Vec<Line>,
    /// `truth[i]` belongs to `lines[i]`.
    pub truth: Vec<Truth>,
}

/// One line as somebody typed or a reader read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// `SSSS-TT-s-PP`: section, sheet, side, position.
    pub line_id: String,
    /// Number of the box its section came in, from 1.
    pub box_number: u32,
    /// Number of the section, from 1.
    pub section: u32,
    /// Number of the sheet in its section, from 1.
    pub sheet: u32,
    /// `a` or `b`.
    pub side: char,
    /// Position on the side, from 1.
    pub position: u32,
    /// Index into [`SignedPetition::circulators`].
    pub circulator: usize,
    /// The declaration's first day.
    pub signed_from: Day,
    /// The declaration's last day.
    pub signed_to: Day,
    /// What was read.
    pub read: Entry,
}

/// The four things a signer writes besides the signature.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the columns of lines.csv")]
pub struct Entry {
    pub printed_name: String,
    pub address: String,
    pub city: String,
    pub zip: String,
}

/// What is true of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Truth {
    /// Row of the roll whose person wrote the line, whatever the registration's status.
    pub voter: Option<usize>,
    /// Why the line is as it is.
    pub kind: Kind,
    /// How well it was read.
    pub quality: Quality,
    /// What a faultless clerk decides.
    pub finding: Finding,
    /// Index of the first line by the same person.
    pub duplicate_of: Option<usize>,
    /// An unregistered person with a registered relative's surname and address.
    pub family: bool,
    /// The day of signing, which a Californian line does not show.
    pub signed_on: Day,
    /// What stands on the paper.
    pub written: Entry,
}

impl SignedPetition {
    /// Collects signatures in `county`. 94,539 lines take about half a second.
    ///
    /// # Errors
    /// When more lines are asked for than the county's roll can fill.
    pub fn collect(county: &County, options: &PetitionOptions) -> Result<Self, PetitionError> {
        options.check(county.len())?;
        let layout = Layout::draw(county, options);
        let plans = Writers::new(county, options, &layout).plan();
        let entries: Vec<(Entry, Entry)> = plans
            .par_iter()
            .enumerate()
            .map(|(i, plan)| {
                let written = write(county, plan, Rng::stream(options.seed, Purpose::Handwriting, i as u64));
                let read =
                    read(&written, plan.quality, Rng::stream(options.seed, Purpose::Reading, i as u64));
                (written, read)
            })
            .collect();
        let flawed: Vec<bool> = layout.flawed_lines();
        let mut lines = layout.lines();
        let mut truth = Vec::with_capacity(plans.len());
        for (i, (plan, (written, read))) in plans.iter().zip(entries).enumerate() {
            lines[i].read = read;
            truth.push(Truth {
                voter: plan.voter.map(|v| v as usize),
                kind: plan.kind,
                quality: plan.quality,
                finding: if flawed[i] { Finding::CirculatorDeclaration } else { plan.kind.finding() },
                duplicate_of: plan.duplicate_of,
                family: plan.kind == Kind::UnregisteredRelative,
                signed_on: plan.signed_on,
                written,
            });
        }
        Ok(Self { options: *options, circulators: layout.circulators, boxes: layout.boxes, lines, truth })
    }
}

impl SignedPetition {
    /// The right finding of each of `sample`'s lines (indexes, in any order) when no other line has been looked at: a
    /// copy whose first is not in the sample passes for valid, as it does in a registrar's sample.
    #[must_use]
    pub fn findings_within(&self, sample: &[usize]) -> Vec<Finding> {
        let mut order: Vec<usize> = (0..sample.len()).collect();
        order.sort_by_key(|at| sample[*at]);
        let mut counted = HashSet::new();
        let mut findings = vec![Finding::Valid; sample.len()];
        for at in order {
            let truth = &self.truth[sample[at]];
            findings[at] = match truth.finding {
                Finding::Valid | Finding::Duplicate
                    if counted.insert(truth.duplicate_of.unwrap_or(sample[at])) =>
                {
                    Finding::Valid
                }
                Finding::Valid | Finding::Duplicate => Finding::Duplicate,
                other => other,
            };
        }
        findings
    }
}

/// What the signer puts on paper.
fn write(county: &County, plan: &Plan, rng: Rng) -> Entry {
    let mut rng = rng;
    let rng = &mut rng;
    let mut entry = address_hand::address(county, &plan.address, rng);
    entry.printed_name = name_hand::printed_name(&plan.person, rng);
    if plan.kind == Kind::Illegible {
        for text in [&mut entry.printed_name, &mut entry.address] {
            *text = text.chars().map(|c| if rng.chance(7500) && c != ' ' { '?' } else { c }).collect();
        }
    }
    if matches!(plan.address, Address::None) {
        entry.address.clear();
    }
    entry
}
