//! Where the law leaves the outcome open, the registrar determines it, by name and with the reason.

#![expect(clippy::unwrap_used, reason = "test code")]

#[path = "support/script.rs"]
mod script;

use petition::event::Outcome;
use petition::{Event, Petition};
use script::{at, life, play};

const FIGURES: &str = r#"{"required":6,"raw_count":13,"examined":13,"valid":9,"not_valid":4}"#;

fn tell(petition: &mut Petition, role: &str, kind: &str, body: &str) -> Result<(), String> {
    let event = Event::from_body(kind, 1, body.as_bytes()).map_err(|e| e.to_string())?;
    petition.apply(at("rita", role), &event).map_err(|refusal| refusal.to_string())
}

fn determination(outcome: &str, figures: &str) -> String {
    format!(
        r#"{{"outcome":"{outcome}","figures":{figures},"basis":"EC §11221","reason":"not less than is reached"}}"#
    )
}

fn certificate(outcome: &str) -> String {
    format!(r#"{{"outcome":"{outcome}","figures":{FIGURES},"signer":"Rita"}}"#)
}

/// Just before the n-th event of this kind.
fn before(kind: &str, nth: usize) -> Petition {
    let steps = life();
    let mut places = steps.iter().enumerate().filter(|(_, step)| step.event.kind().name() == kind);
    let place = places.nth(nth).unwrap().0;
    play(&steps[..place])
}

#[test]
fn a_determination_is_the_registrars_with_basis_reason_and_the_figures() {
    let mut petition = before("certificate-issued", 0);
    let good = determination("insufficient", FIGURES);
    for (role, body, message) in [
        (
            "lead",
            good.clone(),
            "only the registrar determines an outcome the law leaves open, `rita` is not the registrar",
        ),
        (
            "registrar",
            determination("insufficient", &FIGURES.replace("\"valid\":9", "\"valid\":8")),
            "valid lines on the certificate is given as 8, the events add up to 9",
        ),
        ("registrar", good.replace("EC §11221", " "), "what the determination rests on must be given"),
        (
            "registrar",
            good.replace("not less than is reached", ""),
            "the reason of the determination must be given",
        ),
    ] {
        assert_eq!(tell(&mut petition, role, "outcome-determined", &body).unwrap_err(), message);
    }
    tell(&mut petition, "registrar", "outcome-determined", &good).unwrap();
    let refusal =
        tell(&mut petition, "registrar", "certificate-issued", &certificate("sufficient")).unwrap_err();
    assert_eq!(
        refusal,
        "the registrar determined that the petition is insufficient: the certificate must say the same"
    );
    tell(&mut petition, "registrar", "certificate-issued", &certificate("insufficient")).unwrap();
    let certified = petition.certified().unwrap();
    assert_eq!(certified.outcome(), Outcome::Insufficient);
    assert_eq!(certified.determination().unwrap().basis, "EC §11221");
}

#[test]
fn a_changed_figure_takes_the_determination_with_it() {
    let mut petition = before("certificate-issued", 0);
    tell(&mut petition, "registrar", "outcome-determined", &determination("sufficient", FIGURES)).unwrap();
    let struck = r#"{"court":"Superior Court","case":"1","lines":["0001-01-a-01"]}"#;
    tell(&mut petition, "registrar", "lines-struck", struck).unwrap();
    let petition::Stage::Examining(_) = petition.stage() else { panic!("{:?}", petition.stage()) };
}

#[test]
fn after_a_sample_only_an_open_projection_can_be_determined() {
    let mut petition = before("full-examination-ordered", 0);
    let petition::Stage::Completed(completed) = petition.stage() else { panic!("{:?}", petition.stage()) };
    let mut projection = completed.projection.clone().unwrap();
    let figures = serde_json::to_string(&petition.certificate_figures().unwrap()).unwrap();
    let determined = determination("sufficient", &figures);
    let refusal = tell(&mut petition, "registrar", "outcome-determined", &determined).unwrap_err();
    assert_eq!(refusal, "the outcome is not left open: the projection says FullCount");
    projection.decision = petition::event::Decision::Undetermined;
    petition.apply(at("rita", "registrar"), &projection.into()).unwrap();
    let signed = format!(r#"{{"outcome":"sufficient","figures":{figures},"signer":"Rita"}}"#);
    let refusal = tell(&mut petition, "registrar", "certificate-issued", &signed).unwrap_err();
    assert_eq!(refusal, "the certificate says sufficient, the projection says Undetermined");
    tell(&mut petition, "registrar", "outcome-determined", &determined).unwrap();
    tell(&mut petition, "registrar", "certificate-issued", &signed).unwrap();
}
