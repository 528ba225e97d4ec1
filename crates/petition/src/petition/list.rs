//! Lists of lines by what they count as, where they are and who looked at them: fast enough for a hundred thousand on
//! every page view, since nothing is written out but the names.

use std::collections::BTreeSet;

use super::Petition;
use crate::custody::Place;
use crate::line::{Class, LineRecord};
use crate::name::{BoxId, CirculatorId, LineName, SectionId};
use crate::stage::Scope;
use crate::text::ReasonCode;

macro_rules! standings {
    ($( $variant:ident = $name:literal, $word:literal; )*) => {
        /// What a line counts as, without its reason.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[expect(missing_docs, reason = "`word` says what each means")]
        pub enum StandingName { $( $variant, )* }

        impl StandingName {
            /// Every one.
            pub const ALL: &[Self] = &[ $( Self::$variant, )* ];

            /// The stable name.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $( Self::$variant => $name, )* }
            }

            /// In words.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $( Self::$variant => $word, )* }
            }

            /// The one of that name.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|standing| standing.name() == name)
            }
        }
    };
}

standings! {
    Unexamined = "unexamined", "not examined";
    AwaitingReview = "awaiting-review", "waits for a second look";
    Disputed = "disputed", "two people differ";
    Pending = "pending", "pending";
    Valid = "valid", "valid";
    Reinstated = "reinstated", "valid by a court's order";
    Duplicate = "duplicate", "extra copy";
    Invalid = "invalid", "invalid";
    Withdrawn = "withdrawn", "withdrawn";
    Struck = "struck", "struck by a court";
    Removed = "removed", "no line after all";
}

impl From<Class> for StandingName {
    fn from(class: Class) -> Self {
        match class {
            Class::Unexamined => Self::Unexamined,
            Class::AwaitingReview => Self::AwaitingReview,
            Class::Disputed => Self::Disputed,
            Class::Pending => Self::Pending,
            Class::Valid => Self::Valid,
            Class::Reinstated => Self::Reinstated,
            Class::Duplicate => Self::Duplicate,
            Class::Invalid(_) => Self::Invalid,
            Class::Withdrawn => Self::Withdrawn,
            Class::Struck => Self::Struck,
            Class::Removed => Self::Removed,
        }
    }
}

impl From<&crate::line::Standing> for StandingName {
    fn from(standing: &crate::line::Standing) -> Self {
        use crate::line::Standing as S;
        match standing {
            S::Unexamined => Self::Unexamined,
            S::AwaitingReview => Self::AwaitingReview,
            S::Disputed => Self::Disputed,
            S::Pending => Self::Pending,
            S::Valid => Self::Valid,
            S::Reinstated => Self::Reinstated,
            S::Duplicate => Self::Duplicate,
            S::Invalid(_) => Self::Invalid,
            S::Withdrawn => Self::Withdrawn,
            S::Struck => Self::Struck,
            S::Removed => Self::Removed,
        }
    }
}

/// In which order lines are listed; equal ones by their names.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum LineOrder {
    /// By name.
    #[default]
    Name,
    /// By what they count as.
    Standing,
    /// By circulator.
    Circulator,
    /// By box.
    Box,
}

/// Which lines are asked for; what is left out lets all lines through.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LineQuery {
    /// Counting as this.
    pub standing: Option<StandingName>,
    /// Invalid for this reason.
    pub reason: Option<ReasonCode>,
    /// Of this section.
    pub section: Option<SectionId>,
    /// Of this circulator.
    pub circulator: Option<CirculatorId>,
    /// In this box now.
    pub in_box: Option<BoxId>,
    /// Looked at by this person.
    pub person: Option<String>,
    /// Only those being examined.
    pub in_examination: bool,
    /// Their order.
    pub order: LineOrder,
    /// The last first.
    pub backwards: bool,
}

impl Petition {
    /// The names of the lines asked for, in the order asked for. Lines that a restated count took away are listed only
    /// where they are asked for.
    #[must_use]
    pub fn list_lines(&self, query: &LineQuery) -> Vec<LineName> {
        let scope = self.scope();
        let reason = query.reason.as_ref().map(|code| self.reasons.find(code));
        let person = query.person.as_ref().map(|id| self.people.find(id));
        // A reason or a person the petition has never heard of is on no line.
        if reason == Some(None) || person == Some(None) {
            return Vec::new();
        }
        let copies = self.extra_copies(scope);
        let mut found: Vec<(u64, LineName)> = Vec::new();
        let mut section: Option<(SectionId, Option<&crate::custody::Section>)> = None;
        for (name, record) in &self.lines {
            let paper = match section {
                Some((id, paper)) if id == name.section => paper,
                _ => {
                    let paper = self.custody.sections.get(&name.section);
                    section = Some((name.section, paper));
                    paper
                }
            };
            let Some(paper) = paper else { continue };
            let class = record.class(record.group != 0 && copies.contains(name));
            let fits = is_of(query, name.section, paper)
                && is_found(query, record, class, reason.flatten(), person.flatten())
                && (!query.in_examination || crate::tally::in_scope(record, scope));
            if fits {
                found.push((key(query.order, paper, class), *name));
            }
        }
        if query.order != LineOrder::Name {
            found.sort_unstable();
        }
        if query.backwards {
            found.reverse();
        }
        found.into_iter().map(|(_, name)| name).collect()
    }

    /// Everybody who made a finding.
    #[must_use]
    pub fn examiners(&self) -> Vec<String> {
        let numbers: BTreeSet<u32> =
            self.lines.values().flat_map(|record| record.work.marks().map(|mark| mark.by)).collect();
        let mut names: Vec<String> = numbers.into_iter().map(|number| self.name_of(number)).collect();
        names.sort();
        names
    }

    /// Whether a line is among those being examined.
    #[must_use]
    pub fn is_in_examination(&self, line: LineName) -> bool {
        let scope: Scope = self.scope();
        self.lines.get(&line).is_some_and(|record| crate::tally::in_scope(record, scope))
    }
}

fn is_of(query: &LineQuery, section: SectionId, paper: &crate::custody::Section) -> bool {
    query.section.is_none_or(|asked| asked == section)
        && query.circulator.is_none_or(|asked| asked == paper.circulator)
        && query.in_box.is_none_or(|asked| paper.place == Place::Box(asked))
}

fn is_found(
    query: &LineQuery,
    record: &LineRecord,
    class: Class,
    reason: Option<u32>,
    person: Option<u32>,
) -> bool {
    let standing = StandingName::from(class);
    (standing != StandingName::Removed || query.standing == Some(StandingName::Removed))
        && query.standing.is_none_or(|asked| asked == standing)
        && reason.is_none_or(|asked| class == Class::Invalid(asked))
        && person.is_none_or(|asked| record.work.marks().any(|mark| mark.by == asked))
}

fn key(order: LineOrder, paper: &crate::custody::Section, class: Class) -> u64 {
    match order {
        LineOrder::Name => 0,
        LineOrder::Standing => match class {
            Class::Invalid(reason) => (StandingName::Invalid as u64) << 32 | u64::from(reason),
            other => (StandingName::from(other) as u64) << 32,
        },
        LineOrder::Circulator => u64::from(paper.circulator.get()),
        LineOrder::Box => match paper.place {
            Place::Box(id) => u64::from(id.get()),
            Place::Pulled { .. } => u64::MAX,
        },
    }
}
