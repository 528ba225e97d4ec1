//! Who may see which lines with names, and when. The office's own people see all. An inspector, that is proponents or the
//! officer's side, sees what the law lets them: after a certificate of insufficiency the lines that did not count, while the
//! time for it lasts (Gov. Code §7924.110; the days are those of the procedure's steps).

use jiff::civil::Date;
use law::{LawError, Timeline};
use petition::event::Outcome;
use petition::{LineName, OpenWork, Petition, Standing};

use crate::OfficeError;
use crate::case::Case;
use crate::house::Office;
use crate::law_of_petition::PetitionLaw;
use crate::people::Member;
use crate::rights::{Right, Role};

/// The steps of a procedure that open and end an inspection.
const BEGINS: &str = "inspection-begins";
const ENDS: &str = "inspection-ends";

/// What somebody may see of the lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inspection {
    /// Every line: they work here.
    All,
    /// The lines that did not count.
    NotCounted,
    /// No line with a name, and why not.
    None(String),
}

impl Inspection {
    /// Whether a line of this standing may be seen with its names.
    #[must_use]
    pub fn shows(&self, standing: &Standing) -> bool {
        match self {
            Self::All => true,
            Self::NotCounted => matches!(
                standing,
                Standing::Invalid(_) | Standing::Duplicate | Standing::Withdrawn | Standing::Struck
            ),
            Self::None(_) => false,
        }
    }
}

impl Office {
    /// What this person may see of a petition's lines today.
    ///
    /// # Errors
    /// When a period cannot be counted.
    pub fn inspection(&self, case: &Case, member: &Member) -> Result<Inspection, OfficeError> {
        if !member.role.may(Right::Inspect) {
            return Ok(Inspection::None("names are for the office and for who inspects".to_owned()));
        }
        if member.role != Role::Inspector {
            return Ok(Inspection::All);
        }
        let Ok(law) = case.petition_law() else { return Ok(Inspection::None(no_certificate())) };
        let today = self.today();
        case.read(|petition| of_inspector(petition, &law, today))
    }

    /// Refuses an inspector who may see no line now.
    ///
    /// # Errors
    /// [`OfficeError::NoInspection`] with the reason.
    pub fn may_inspect(&self, case: &Case, member: &Member) -> Result<Inspection, OfficeError> {
        crate::rights::check(member, Right::Inspect)?;
        match self.inspection(case, member)? {
            Inspection::None(why) => Err(OfficeError::NoInspection(why)),
            inspection => Ok(inspection),
        }
    }

    /// Refuses who may not see this line with its names, or may still make the second look at it.
    ///
    /// # Errors
    /// [`OfficeError::NoInspection`] with the reason; when there is no such line.
    pub fn may_see(&self, case: &Case, member: &Member, line: LineName) -> Result<(), OfficeError> {
        let inspection = self.may_inspect(case, member)?;
        let view = case.read(|petition| Ok(petition.line(line)))?;
        let view = view.ok_or(petition::Refusal::UnknownLine(line))?;
        let first = case.read(|petition| {
            Ok(match petition.open_work(line) {
                Some(OpenWork::Second { by, .. }) => Some(by.to_owned()),
                _ => None,
            })
        })?;
        let is_blind = matches!(member.role, Role::Clerk | Role::Lead);
        if is_blind && first.is_some_and(|first| first != member.id) {
            let why = format!("line {line} may come to you for a second look, which must not know the first");
            return Err(OfficeError::NoInspection(why));
        }
        if inspection.shows(&view.standing) {
            return Ok(());
        }
        let why = format!("line {line} counts: only the lines that did not count are open to inspection");
        Err(OfficeError::NoInspection(why))
    }
}

fn no_certificate() -> String {
    "lines are open to inspection only after a certificate of insufficiency".to_owned()
}

fn of_inspector(petition: &Petition, law: &PetitionLaw, today: Date) -> Result<Inspection, OfficeError> {
    let is_insufficient = petition.certified().is_some_and(|it| it.outcome() == Outcome::Insufficient);
    if !is_insufficient {
        return Ok(Inspection::None(no_certificate()));
    }
    let (procedure, version) = (&law.law.procedure, &law.law.version);
    let facts = law.facts(petition);
    let entries = match Timeline::under(procedure, version, &facts, &law.law.calendar.calendar) {
        Ok(timeline) => timeline.entries,
        Err(LawError::Missing { .. }) => Vec::new(),
        Err(error) => return Err(error.into()),
    };
    let of = |name: &str| entries.iter().find(|entry| entry.name == name);
    let day = |day: Date| reports::figures::date(day);
    let is_past = |name: &str| of(name).and_then(|entry| entry.date).filter(|last| *last < today);
    Ok(match of(BEGINS) {
        Some(begins) if begins.done.is_none() => match is_past(BEGINS) {
            Some(last) => Inspection::None(format!("the inspection had to begin by {}", day(last))),
            None => Inspection::NotCounted,
        },
        Some(_) => match is_past(ENDS) {
            Some(last) => Inspection::None(format!("the inspection had to end by {}", day(last))),
            None => Inspection::NotCounted,
        },
        // A procedure that sets no days for it: the certificate opens it.
        None => Inspection::NotCounted,
    })
}
