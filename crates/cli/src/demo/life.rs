//! Before the boxes and after the certificate: notice, form and circulation; the board, the order, the question, the result
//! and the outcome.

use jiff::civil::{Date, date};
use law::Catalog;
use office::desk::Desk;
use office::life::Recording;
use petition::event::Outcome;
use petition::{By, EventKind, Role, Scope};
use serde_json::{Map, Value, json};

use super::clock::{Clock, FILED};
use super::county::{Made, date_of};
use super::{internal, people};
use crate::outcome::{Failure, grouped};

/// The notice is filed; everything before circulation is counted from it.
pub(super) const NOTICE: Date = date(2017, 6, 26);
/// The officer sought to be recalled.
pub(super) const OFFICER: &str = "The Honorable A. Sample (synthetic)";
/// The day of the election.
const ELECTION: Date = date(2018, 6, 5);
/// The day its result is certified and the outcome recorded.
const CERTIFIED: Date = date(2018, 7, 3);
/// Below this many voters the law gives fewer days than this petition took; the count is then left out.
const WHOLE_TIME: u32 = 50_000;

type Told = (EventKind, Date, Value);

/// From the notice to the filing.
pub(super) fn circulate(desk: &mut Desk<'_>, made: &Made, last_vote: u64) -> Result<(), Failure> {
    use EventKind as E;
    let opened = date_of(made.petition.options.opened);
    let mut counts = Map::new();
    counts.insert("last-vote".to_owned(), json!(last_vote));
    counts.insert("nomination-signatures".to_owned(), json!(10));
    if made.roll.len() >= WHOLE_TIME {
        counts.insert("registered".to_owned(), json!(made.roll.len()));
    }
    let told: Vec<Told> = vec![
        (E::BasisStated, NOTICE, json!({"counts": counts, "county": "Santa Clara", "source": "synthetic"})),
        (E::NoticeServed, date(2017, 6, 21), json!({"how": "certified mail"})),
        (
            E::NoticeFiled,
            NOTICE,
            json!({"officer": OFFICER, "proponents": 10, "reasons": "A synthetic statement of reasons, written for a \
                   demonstration. It accuses nobody of anything."}),
        ),
        (E::NoticePublished, date(2017, 6, 30), json!({"how": "The Santa Luz Sample (synthetic)"})),
        (E::AnswerFiled, date(2017, 7, 3), json!({"answer": "A synthetic answer. It denies all of it."})),
        (E::FormSubmitted, date(2017, 7, 13), json!({})),
        (
            E::FormReturned,
            date(2017, 7, 21),
            json!({"alterations": ["The top margin of each page is one inch."]}),
        ),
        (E::FormSubmitted, date(2017, 7, 31), json!({})),
        (E::FormApproved, date(2017, 8, 10), json!({})),
        (E::CirculationOpened, opened, json!({})),
        (E::PetitionFiled, FILED, json!({"claimed": made.petition.lines.len()})),
    ];
    record(desk, told)
}

/// From the certificate to the outcome of the election; an insufficient petition goes no further.
pub(super) fn elect(
    desk: &mut Desk<'_>,
    made: &Made,
    outcome: Option<Outcome>,
) -> Result<Option<String>, Failure> {
    use EventKind as E;
    if outcome != Some(Outcome::Sufficient) {
        return Ok(None);
    }
    // As in 2018: not half of the registered vote, three in five of these for the recall.
    let cast = u64::from(made.roll.len()) * 44 / 100;
    let (yes, first) = (cast * 615 / 1_000, cast * 48 / 100);
    let no = cast - yes;
    let votes =
        json!([{"name": "B. Example", "votes": first}, {"name": "C. Example", "votes": first * 7 / 10}]);
    let is_full = desk.petition().map_err(internal)?.stage().scope() == Scope::Full;
    let meeting = if is_full { date(2018, 3, 6) } else { date(2018, 2, 6) };
    let told: Vec<Told> = vec![
        (E::CertificatePresented, meeting, json!({"to": "board of supervisors"})),
        (E::ElectionOrdered, meeting, json!({"by": "governing board", "election": ELECTION})),
        (E::QuestionSet, date(2018, 3, 9), json!({})),
        (
            E::SuccessorNominated,
            date(2018, 3, 9),
            json!({"successor": "B. Example", "designation": "Attorney"}),
        ),
        (
            E::SuccessorNominated,
            date(2018, 3, 9),
            json!({"successor": "C. Example", "designation": "Prosecutor"}),
        ),
        (E::ResultCertified, CERTIFIED, json!({"yes": yes, "no": no, "successors": votes})),
        (E::OutcomeRecorded, CERTIFIED, json!({})),
    ];
    record(desk, told)?;
    let share = grouped(yes * 100 / cast.max(1));
    Ok(Some(format!(
        "{ELECTION}: recalled with {share} % Yes of {} votes; B. Example follows",
        grouped(cast)
    )))
}

/// The registrar writes them down, one after the other, under the petition's law.
fn record(desk: &mut Desk<'_>, told: Vec<Told>) -> Result<(), Failure> {
    let catalog = Catalog::builtin().map_err(internal)?;
    let registrar = people::registrar();
    let mut recording = Recording::new(desk.petition().map_err(internal)?, &catalog);
    let mut batch = Vec::with_capacity(told.len());
    for (kind, day, says) in told {
        let by = By { person: &registrar.actor.id, role: Role::Registrar, effective_on: Some(day) };
        let Value::Object(fields) = says else { continue };
        let taken = recording.take(by, kind, fields).map_err(internal)?;
        // What happened before the petition was opened is written down when it is.
        batch.push((registrar.at(Clock::at(day.max(NOTICE)).next(), Some(day)), taken.event));
    }
    desk.record(&batch).map(drop).map_err(internal)
}
