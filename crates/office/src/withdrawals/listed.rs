//! Requests in a list: thousands of them, a page at a time.

use jiff::civil::Date;
use petition::{Withdrawal, WithdrawalId};

use crate::OfficeError;
use crate::case::Case;
use crate::house::Office;
use crate::on_screen::Written;

/// Which requests to list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// All.
    All,
    /// Not decided yet.
    Open,
    /// Matched to a line.
    Matched,
    /// Too late.
    TooLate,
    /// For no line that could be found.
    Unmatched,
}

/// A request in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedRequest {
    /// Its number.
    pub id: WithdrawalId,
    /// What it says.
    pub written: Written,
    /// The day it was received.
    pub received_on: Option<Date>,
    /// What became of it.
    pub state: Withdrawal,
    /// Who decided it last.
    pub decided_by: Option<String>,
}

impl Office {
    /// How many requests there are: open, matched, too late, for no line.
    ///
    /// # Errors
    /// [`OfficeError::Poisoned`].
    pub fn withdrawal_counts(&self, case: &Case) -> Result<[usize; 4], OfficeError> {
        case.read(|petition| {
            let mut counts = [0; 4];
            for state in petition.withdrawals().values() {
                match state {
                    Withdrawal::Received => counts[0] += 1,
                    Withdrawal::Matched(_) => counts[1] += 1,
                    Withdrawal::TooLate => counts[2] += 1,
                    Withdrawal::Unmatched => counts[3] += 1,
                }
            }
            Ok(counts)
        })
    }

    /// Requests whose name or address contains `text`, by number: those from `from` on, at most `limit`; and how many
    /// there are.
    ///
    /// # Errors
    /// When a store cannot be read.
    pub fn withdrawals(
        &self,
        case: &Case,
        which: Which,
        text: &str,
        (from, limit): (usize, usize),
    ) -> Result<(usize, Vec<ListedRequest>), OfficeError> {
        let states: Vec<(WithdrawalId, Withdrawal)> = case.read(|petition| {
            let all = petition.withdrawals().iter().map(|(id, state)| (*id, *state));
            Ok(all.filter(|(_, state)| is_wanted(*state, which)).collect())
        })?;
        let wanted = text.to_uppercase();
        let fits = |written: &Written| {
            wanted.is_empty()
                || [&written.name, &written.address]
                    .iter()
                    .any(|field| field.to_uppercase().contains(&wanted))
        };
        let found: Vec<ListedRequest> = {
            let signers = self.signers(case)?;
            let rows = states.into_iter().filter_map(|(id, state)| {
                let request = signers.requests().get(&id)?;
                fits(&request.written).then(|| ListedRequest {
                    id,
                    written: request.written.clone(),
                    received_on: Some(request.received_on),
                    state,
                    decided_by: None,
                })
            });
            rows.collect()
        };
        let count = found.len();
        let mut page: Vec<ListedRequest> = found.into_iter().skip(from).take(limit).collect();
        self.trail(case, |trail| {
            for listed in &mut page {
                listed.decided_by = trail.requests.get(&listed.id).and_then(|taken| taken.decided_by.clone());
            }
        })?;
        Ok((count, page))
    }
}

fn is_wanted(state: Withdrawal, which: Which) -> bool {
    match which {
        Which::All => true,
        Which::Open => state == Withdrawal::Received,
        Which::Matched => matches!(state, Withdrawal::Matched(_)),
        Which::TooLate => state == Withdrawal::TooLate,
        Which::Unmatched => state == Withdrawal::Unmatched,
    }
}
