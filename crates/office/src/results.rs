//! How the examination stands and what it comes to: what is checked, reviewed, final and pending, by reason, circulator, box
//! and day; how first and second looks agree; the projection and what follows.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use law::Verdict;
use petition::event::OutcomeDetermined;
use petition::{Counts, EventKind, Petition, Reviews, Scope, Stage, StageName, Tally};
use reports::model::Reason;
use reports::picture::{BandPicture, Ground, Mark};
use sampling::projection::{Projection, SampleCounts, project};

use crate::OfficeError;
use crate::case::Case;
use crate::documents::{bands, reasons_of, whole_signatures};
use crate::house::Office;
use crate::journal_index::DayOfWork;
use crate::work::Load;

/// The results of a petition as they stand.
#[derive(Debug, Clone)]
pub struct Results {
    /// The stage.
    pub stage: StageName,
    /// The figures over the lines being examined.
    pub tally: Tally,
    /// Reasons in the words of the procedure, the most frequent first.
    pub reasons: Vec<Reason>,
    /// What was done on each day.
    pub days: BTreeMap<Date, DayOfWork>,
    /// How second looks came out.
    pub reviews: Reviews,
    /// What there is to do.
    pub load: Load,
    /// Groups of lines found valid for one voter on which nobody has decided.
    pub open_duplicates: usize,
    /// Why the examination cannot be completed yet; none where it can.
    pub hindrance: Option<String>,
    /// The projection of the sample, once recorded.
    pub projection: Option<Projection>,
    /// What the count of every line decides, once completed.
    pub full: Option<Verdict>,
    /// Signatures required.
    pub required: Option<u32>,
    /// What the registrar determined, where the law leaves the outcome open.
    pub determined: Option<OutcomeDetermined>,
}

/// How often two people's looks at one line said the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// The two, in the order of their ids.
    pub people: [String; 2],
    /// Lines both looked at.
    pub lines: u32,
    /// Lines on which they said the same.
    pub agreed: u32,
}

/// What is counted over all lines.
#[derive(Debug)]
pub(crate) struct Figures {
    tally: Tally,
    reviews: Reviews,
    open_duplicates: usize,
    pairs: Vec<Pair>,
}

impl Figures {
    fn of(petition: &Petition) -> Self {
        let scope = petition.stage().scope();
        let pair = |(people, (lines, agreed))| Pair { people, lines, agreed };
        let mut pairs: Vec<Pair> = petition.agreement().into_iter().map(pair).collect();
        pairs.sort_by_key(|pair| std::cmp::Reverse(pair.lines));
        Self {
            tally: petition.tally(scope),
            reviews: petition.reviews(scope),
            open_duplicates: petition.undecided_duplicates(scope).len(),
            pairs,
        }
    }
}

impl Office {
    /// The results as they stand.
    ///
    /// # Errors
    /// Before any line is to be examined; when the law refuses.
    pub fn results(&self, case: &Case) -> Result<Results, OfficeError> {
        let law = case.law()?;
        let load = case.load(self.now())?;
        let days = self.indexed(case, |index| index.days().clone())?;
        let projection = self.projection(case)?;
        let counted = self.figures(case)?;
        case.read(|petition| {
            let stage = petition.stage();
            let scope = stage.scope();
            if stage.name() < StageName::Drawn {
                return Err(OfficeError::NotYet("result: nothing is being examined"));
            }
            let tally = counted.tally.clone();
            let full = match stage {
                Stage::Completed(_) | Stage::Certified(_) if scope == Scope::Full => {
                    let required = stage.accepted().map_or(0, |accepted| accepted.required);
                    Some(law.version.decide_full(u64::from(tally.valid), u64::from(required))?)
                }
                _ => None,
            };
            Ok(Results {
                stage: stage.name(),
                reasons: reasons_of(&tally, &law)?,
                days,
                reviews: counted.reviews,
                load,
                open_duplicates: counted.open_duplicates,
                hindrance: hindrance(petition, load),
                projection,
                full,
                required: stage.accepted().map(|accepted| accepted.required),
                determined: petition.determination().cloned(),
                tally,
            })
        })
    }

    /// How pairs of people agree, the pairs with the most lines first. For leads: it names people, and ranks nobody.
    ///
    /// # Errors
    /// [`OfficeError::Poisoned`].
    pub fn agreement(&self, case: &Case) -> Result<Vec<Pair>, OfficeError> {
        Ok(self.figures(case)?.pairs.clone())
    }

    /// The figures by circulator's number.
    ///
    /// # Errors
    /// [`OfficeError::Poisoned`].
    pub fn by_circulator(&self, case: &Case) -> Result<Vec<(String, Counts)>, OfficeError> {
        case.read(|petition| Ok(circulators(petition.by_circulator(petition.stage().scope()))))
    }

    /// The figures by box, sections that are pulled last.
    ///
    /// # Errors
    /// [`OfficeError::Poisoned`].
    pub fn by_box(&self, case: &Case) -> Result<Vec<(String, Counts)>, OfficeError> {
        case.read(|petition| Ok(boxes(petition.by_box(petition.stage().scope()))))
    }

    /// The figures over the lines being examined; none before there are any.
    ///
    /// # Errors
    /// [`OfficeError::Poisoned`].
    pub fn tally(&self, case: &Case) -> Result<Option<Tally>, OfficeError> {
        let is_examined = case.read(|petition| Ok(petition.stage().name() >= StageName::Drawn))?;
        is_examined.then(|| Ok(self.figures(case)?.tally.clone())).transpose()
    }

    /// Reads beforehand what the first visitors would wait for, beside the office's other work: journals, figures, and the
    /// rolls of petitions being examined.
    pub fn warm_up(self: &Arc<Self>) {
        let office = Arc::clone(self);
        std::thread::spawn(move || {
            for case in office.cases().unwrap_or_default() {
                // What cannot be read says so to who asks for it.
                let _ = office.indexed(&case, |_| ());
                let is_examined = office.figures(&case).is_ok()
                    && case
                        .read(|petition| Ok(petition.allow(EventKind::FindingRecorded).is_ok()))
                        .unwrap_or(false);
                if is_examined {
                    let _ = case.roll(&office.rolls());
                    let _ = office.learn_when_due(&case);
                }
            }
        });
    }

    /// What is counted over all lines: once for every state of the journal, however often somebody looks.
    fn figures(&self, case: &Case) -> Result<Arc<Figures>, OfficeError> {
        let head = case.seated(|seat| Ok(seat.head().sequence))?;
        if let Some((at, figures)) = &*case.figures.lock().map_err(|_| OfficeError::Poisoned)?
            && *at == head
        {
            return Ok(Arc::clone(figures));
        }
        let (head, figures) = case.seated(|seat| {
            let petition = seat.petition()?;
            Ok((seat.head().sequence, Arc::new(Figures::of(petition))))
        })?;
        *case.figures.lock().map_err(|_| OfficeError::Poisoned)? = Some((head, Arc::clone(&figures)));
        Ok(figures)
    }

    /// The projection last recorded, computed anew with its working; none where there is none.
    ///
    /// # Errors
    /// When the journal cannot be read or the law refuses.
    pub fn projection(&self, case: &Case) -> Result<Option<Projection>, OfficeError> {
        let law = case.law()?;
        let Some((_, petition::Event::ProjectionRecorded(recorded))) =
            self.last_of(case, EventKind::ProjectionRecorded)?
        else {
            return Ok(None);
        };
        let counts = SampleCounts {
            raw: u64::from(recorded.raw_count),
            sample: u64::from(recorded.sample),
            valid: u64::from(recorded.valid),
            duplicates: Some(u64::from(recorded.duplicates)),
        };
        let required = Some(u64::from(recorded.required));
        Ok(Some(project(&law.version, &counts, required, recorded.variant.as_deref())?))
    }

    /// The projection, or the count of every line, against the bands of the procedure, as SVG.
    ///
    /// # Errors
    /// Before there is a result to show.
    pub fn bands_svg(&self, case: &Case) -> Result<String, OfficeError> {
        let law = case.law()?;
        let results = self.results(case)?;
        let mut marks = Vec::new();
        if let Some(projection) = &results.projection {
            let count = projection.projected.as_ref().and_then(sampling::projection::Amount::as_count);
            let whole = |text: &str| text.parse::<f64>().ok().map(whole_signatures);
            let interval = &projection.beside.interval_95;
            marks.push(Mark {
                name: "Projected".to_owned(),
                value: count.and_then(|count| u64::try_from(count).ok()).unwrap_or_default(),
                interval: whole(&interval.low).zip(whole(&interval.high)),
            });
        }
        if results.full.is_some() {
            let value = u64::from(results.tally.valid);
            marks.push(Mark { name: "Counted".to_owned(), value, interval: None });
        }
        let required = results.required.map(u64::from).filter(|_| !marks.is_empty());
        let required = required.ok_or(OfficeError::NotYet("result"))?;
        let percents = bands(&law).filter(|_| results.full.is_none());
        let percents = percents.map(|bands| (bands.lower_percent, bands.upper_percent));
        Ok(reports::picture::bands(&BandPicture { required, percents, marks }).svg(Ground::Print))
    }
}

/// What stands between the examination and its completion.
pub(crate) fn hindrance(petition: &Petition, load: Load) -> Option<String> {
    if petition.stage().name() > StageName::Examining {
        return None;
    }
    let refused = petition.is_finished().and_then(|_| petition.allow(EventKind::ExaminationCompleted));
    if let Err(refusal) = refused {
        return Some(match refusal {
            petition::Refusal::Unfinished(problem) => problem,
            other => other.to_string(),
        });
    }
    let looks = load.second + load.differences;
    (looks > 0).then(|| format!("{looks} lines still wait for the second look that this office asked for"))
}

fn circulators(counts: BTreeMap<petition::CirculatorId, Counts>) -> Vec<(String, Counts)> {
    counts.into_iter().map(|(circulator, counts)| (circulator.to_string(), counts)).collect()
}

fn boxes(counts: BTreeMap<Option<petition::BoxId>, Counts>) -> Vec<(String, Counts)> {
    let name = |number: Option<petition::BoxId>| {
        number.map_or_else(|| "out of its box".to_owned(), |number| number.to_string())
    };
    let (pulled, boxed): (Vec<_>, Vec<_>) = counts.into_iter().partition(|(number, _)| number.is_none());
    boxed.into_iter().chain(pulled).map(|(number, counts)| (name(number), counts)).collect()
}
