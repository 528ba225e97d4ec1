//! Signers take their signatures back in writing (EC §§103, 11303): requests come in, are verified against the roll,
//! matched to their lines, and found in time or too late.

mod list;
mod listed;
mod screen;
mod signers;
mod timely;

use jiff::civil::Date;
use petition::event::{WithdrawalMatched, WithdrawalReceived, WithdrawalTooLate, WithdrawalUnmatched};
use petition::{Event, EventKind, LineName, Withdrawal, WithdrawalId};

use crate::OfficeError;
use crate::case::Case;
use crate::counting::HELD;
use crate::examining::Recorded;
use crate::house::Office;
use crate::intake::not_to_come;
use crate::on_screen::Written;
use crate::people::Member;
use crate::rights::{Right, check};

pub use list::requests_in;
pub use listed::{ListedRequest, Which};
pub use screen::{PossibleLine, RequestOnScreen};
pub(crate) use signers::Signers;
pub use timely::Timely;

/// Characters of one field of a request at most.
const LONGEST: usize = 200;

/// A request to take a signature back, as it stands on the paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Name and residence as written.
    pub written: Written,
    /// The day it was received.
    pub received_on: Date,
}

/// What was taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Received {
    /// The number of the first new request.
    pub first: Option<WithdrawalId>,
    /// New requests.
    pub new: usize,
    /// Requests that were in already, word for word and of the same day.
    pub known: usize,
}

/// What is decided about a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decided {
    /// It is for this line, and in time.
    For(LineName),
    /// It came too late.
    TooLate,
    /// It fits no line, by these searches among the lines; at least one.
    ForNone(Vec<String>),
}

impl Office {
    /// Takes requests in, all or none. One that is in already, word for word and of the same day, is passed over.
    ///
    /// # Errors
    /// When `member` may not, a request names nobody, a day is to come, or a store fails.
    pub fn receive_withdrawals(
        &self,
        case: &Case,
        member: &Member,
        requests: &[Request],
    ) -> Result<Received, OfficeError> {
        check(member, Right::Handle)?;
        for request in requests {
            readable(request)?;
            not_to_come("Received on", request.received_on, self.today())?;
        }
        // Held until all is recorded: of a form sent twice the second finds the first.
        let mut signers = self.signers(case)?;
        let mut new: Vec<&Request> = Vec::new();
        for request in requests {
            if !signers.knows(request) && !new.contains(&request) {
                new.push(request);
            }
        }
        let known = requests.len() - new.len();
        if new.is_empty() {
            return Ok(Received { first: None, new: 0, known });
        }
        let texts = new.iter().map(|request| text_of(&request.written)).collect::<Result<Vec<_>, _>>()?;
        let stamps: Vec<_> = new.iter().map(|r| self.stamp(member, Some(r.received_on))).collect();
        let first = self.act(case, |desk| {
            desk.petition()?.allow(EventKind::WithdrawalReceived)?;
            let first = desk.petition()?.withdrawals().last_key_value().map_or(0, |(id, _)| id.get()) + 1;
            let commitments = desk.keep(&texts)?;
            let mut batch: Vec<(journal::Stamp, Event)> = Vec::with_capacity(texts.len());
            for ((number, request), stamp) in (first..).zip(commitments).zip(stamps) {
                let withdrawal = WithdrawalId::try_from(number)?;
                batch.push((stamp, WithdrawalReceived { withdrawal, request }.into()));
            }
            desk.record(&batch)?;
            Ok(first)
        })?;
        for (number, request) in (first..).zip(&new) {
            signers.took_in(WithdrawalId::try_from(number)?, request);
        }
        Ok(Received { first: WithdrawalId::try_from(first).ok(), new: new.len(), known })
    }

    /// Decides a request, or decides it otherwise than before. `seen` is how it stood when the person looked.
    ///
    /// # Errors
    /// When somebody decided it meanwhile, it needs a lead, another request has the line already, or a store fails.
    pub fn decide_withdrawal(
        &self,
        case: &Case,
        member: &Member,
        id: WithdrawalId,
        decided: &Decided,
        seen: Withdrawal,
    ) -> Result<Recorded, OfficeError> {
        check(member, Right::Handle)?;
        let by_the_book = match decided {
            Decided::For(_) => matches!(self.timely(case, id)?, Timely::InTime { .. }),
            Decided::TooLate => matches!(self.timely(case, id)?, Timely::TooLate { .. }),
            // It has no effect whenever it came.
            Decided::ForNone(_) => true,
        };
        let searches = searches(decided)?;
        let stamp = self.stamp(member, Some(self.today()));
        let recorded = self.act(case, |desk| {
            let is = desk.petition()?.withdrawals().get(&id).copied();
            let is = is.ok_or(OfficeError::Refused(petition::Refusal::UnknownWithdrawal(id)))?;
            let after = match decided {
                Decided::For(line) => Withdrawal::Matched(*line),
                Decided::TooLate => Withdrawal::TooLate,
                Decided::ForNone(_) => Withdrawal::Unmatched,
            };
            if is == after {
                return Ok(Recorded::Already);
            }
            if is != seen {
                let problem =
                    format!("request {id} was decided meanwhile: nothing was recorded, look at it again");
                return Err(OfficeError::Meanwhile { problem });
            }
            if !by_the_book {
                check(member, Right::Settle)?;
            }
            let event: Event = match decided {
                Decided::For(line) => WithdrawalMatched { withdrawal: id, line: *line }.into(),
                Decided::TooLate => WithdrawalTooLate { withdrawal: id }.into(),
                Decided::ForNone(_) => {
                    desk.petition()?.allow(EventKind::WithdrawalUnmatched)?;
                    WithdrawalUnmatched { withdrawal: id, searches: desk.keep(&searches)? }.into()
                }
            };
            desk.record_one(&stamp, event)?;
            Ok(Recorded::Now)
        })?;
        case.deciding.lock().map_err(|_| OfficeError::Poisoned)?.release(id, &member.id);
        self.keep_handed_out(case)?;
        Ok(recorded)
    }

    /// The next request to decide behind `after` that nobody else looks at; it is this person's for a while.
    ///
    /// # Errors
    /// When `member` may not.
    pub fn next_withdrawal(
        &self,
        case: &Case,
        member: &Member,
        after: Option<WithdrawalId>,
    ) -> Result<Option<WithdrawalId>, OfficeError> {
        check(member, Right::Handle)?;
        let open: Vec<WithdrawalId> = case.read(|petition| Ok(petition.open_withdrawals().collect()))?;
        let now = self.now();
        let mut deciding = case.deciding.lock().map_err(|_| OfficeError::Poisoned)?;
        let free = |id: &&WithdrawalId| deciding.held_by_other(**id, &member.id, now).is_none();
        let mut behind = open.iter().filter(|id| after.is_none_or(|after| **id > after));
        let found = behind.find(free).copied();
        if let Some(id) = found {
            let _ = deciding.take(id, &member.id, now, HELD);
        }
        drop(deciding);
        self.keep_handed_out(case)?;
        Ok(found)
    }
}

/// The searches that a request for no line rests on, as they go to the vault.
fn searches(decided: &Decided) -> Result<Vec<String>, OfficeError> {
    let Decided::ForNone(searches) = decided else { return Ok(Vec::new()) };
    let typed: Vec<String> =
        searches.iter().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()).collect();
    let bad = |problem: &str| Err(OfficeError::Field { field: "Searched for", problem: problem.to_owned() });
    if typed.is_empty() {
        return bad("say what was searched for among the lines: a request that fits none rests on that");
    }
    if typed.iter().any(|text| text.chars().count() > LONGEST) {
        return bad("a search is longer than 200 characters");
    }
    Ok(typed)
}

fn readable(request: &Request) -> Result<(), OfficeError> {
    let Written { name, address, city, zip, .. } = &request.written;
    let bad = |problem: &str| Err(OfficeError::Field { field: "Request", problem: problem.to_owned() });
    if name.trim().is_empty() {
        return bad("the signer's name must be given");
    }
    if [name, address, city, zip].iter().any(|text| text.chars().count() > LONGEST) {
        return bad("a field is longer than 200 characters: is this the right column?");
    }
    Ok(())
}

fn text_of(written: &Written) -> Result<String, OfficeError> {
    written.to_text().map_err(|e| OfficeError::Field { field: "Request", problem: e.to_string() })
}
