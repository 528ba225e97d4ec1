//! The office's own next work: what the law gives no day of its own.

use petition::event::OfficeOutcome;
use petition::{EventKind, Petition, StageName};

use super::{NextStep, Standing};
use crate::law_of_petition::{PetitionLaw, is_over};
use crate::life::is_in_procedure;

/// The office's own next work, which the law gives no day of its own.
pub(super) fn office_work(petition: &Petition, law: &PetitionLaw) -> Vec<NextStep> {
    let stage = petition.stage();
    let works: &[(EventKind, &str)] = match stage.name() {
        StageName::Opened if petition.circulation().name().is_open_to_paper() => {
            &[(EventKind::BoxReceived, "Receive the boxes, with their seals")]
        }
        StageName::Receiving => {
            &[(EventKind::RawCountDeclared, "Count every sheet twice and declare the raw count")]
        }
        StageName::Counted => {
            &[(EventKind::PrimaFacieDecided, "Decide on the face of the raw count whether it is filed")]
        }
        StageName::Accepted => &[
            (EventKind::FrameFrozen, "Freeze the frame a sample is drawn from"),
            (EventKind::FullExaminationOrdered, "Or order that every line is examined"),
        ],
        StageName::Framed => &[(EventKind::SeedPublished, "Draw the seed in public and publish it")],
        StageName::Seeded => &[(EventKind::SampleDrawn, "Draw the sample")],
        StageName::Drawn | StageName::Examining => {
            &[(EventKind::ExaminationCompleted, "Examine every line in scope and close the examination")]
        }
        StageName::Completed if petition.certificate_figures().is_err() => {
            &[(EventKind::ProjectionRecorded, "Project the sample")]
        }
        StageName::Completed => &[(EventKind::CertificateIssued, "Issue the certificate")],
        StageName::Opened | StageName::Rejected | StageName::Certified => &[],
    };
    works
        .iter()
        .filter(|(kind, _)| petition.allow(*kind).is_ok())
        .map(|(kind, label)| work(*kind, label))
        .chain(circulation_work(petition, law))
        .collect()
}

/// What can happen before the filing and after the certificate, where the procedure names it.
fn circulation_work(petition: &Petition, law: &PetitionLaw) -> Vec<NextStep> {
    if petition.destroyed().is_some() || is_over(petition) {
        return Vec::new();
    }
    let states = [petition.circulation().name().next(), petition.election().name().next()];
    let is_vacant = petition.election().concluded().is_some_and(|concluded| {
        concluded.outcome.outcome == OfficeOutcome::Vacant && concluded.filled.is_none()
    });
    let possible = |kind: &&EventKind| {
        is_in_procedure(petition, law, **kind).is_ok() && (is_vacant || **kind != EventKind::VacancyFilled)
    };
    let next = states.into_iter().flatten().filter(possible);
    next.filter_map(|kind| label(*kind).map(|label| work(*kind, label))).collect()
}

/// What is offered where the law gives it no day; ends and reversals are not offered.
fn label(kind: EventKind) -> Option<&'static str> {
    use EventKind as E;
    Some(match kind {
        E::NoticeServed => "Record the service of the notice",
        E::NoticeFiled => "Take in the notice with its reasons",
        E::NoticePublished => "Record the publication of the notice",
        E::AnswerFiled => "Take in the officer's answer",
        E::FormSubmitted => "Take in the blank copies of the petition",
        E::FormReturned => "Send the form back with every alteration required",
        E::FormApproved => "Approve the form",
        E::CirculationOpened => "Tell the proponents that circulation is open, with its last day",
        E::PetitionFiled => "Take in the petition",
        E::CertificatePresented => "Present the certificate to those who order the election",
        E::ElectionOrdered => "Record the order of the election",
        E::QuestionSet => "Set the question on the ballot in its statutory form",
        E::SuccessorNominated => "Take in the nomination of a successor",
        E::ResultCertified => "Certify the result",
        E::OutcomeRecorded => "Record the outcome that follows from the votes",
        E::VacancyFilled => "Record how the vacancy is filled",
        _ => return None,
    })
}

fn work(kind: EventKind, label: &str) -> NextStep {
    NextStep {
        step: kind.name().to_owned(),
        label: label.to_owned(),
        who: "registrar".to_owned(),
        event: kind.name().to_owned(),
        day: None,
        is_earliest: false,
        when: String::new(),
        standing: Standing::Open,
        done_on: None,
        days_left: None,
        working: None,
    }
}
