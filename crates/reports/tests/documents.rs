//! Every document from its sample model, through the public API.
#![expect(clippy::unwrap_used, reason = "test code")]

use std::path::{Path, PathBuf};

use reports::certificate::Certificate;
use reports::check::CheckReport;
use reports::model::Outcome;
use reports::statement::Statement;
use reports::{Artefact, Report, ReportError, write_all, write_file};

fn sample(name: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(name)).unwrap()
}

fn certificate() -> Certificate {
    serde_json::from_str(&sample("certificate-insufficient.json")).unwrap()
}

fn statement() -> Statement {
    serde_json::from_str(&sample("statement-full-count.json")).unwrap()
}

fn check() -> CheckReport {
    serde_json::from_str(&sample("check-before-filing.json")).unwrap()
}

fn names(dir: &Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(dir)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn html_of_every_document() {
    insta::assert_snapshot!("certificate", certificate().to_html().unwrap());
    insta::assert_snapshot!("statement", statement().to_html().unwrap());
    insta::assert_snapshot!("check", check().to_html().unwrap());
}

#[test]
fn html_needs_nothing_from_outside_and_escapes_what_it_is_given() {
    let mut certificate = certificate();
    certificate.petition.officer = "<script>alert(1)</script> & \"Sons\"".to_owned();
    certificate.petition.title = "</title><img src=x onerror=alert(1)>".to_owned();
    let mut statement = statement();
    statement.full_count.as_mut().unwrap().reasons[0].label = "</svg><script>alert(2)</script>".to_owned();
    for html in [certificate.to_html().unwrap(), statement.to_html().unwrap(), check().to_html().unwrap()] {
        for foreign in ["<script", "<img", "<link", "src=\"", "@import", "url("] {
            assert!(!html.contains(foreign), "{foreign} in the page");
        }
    }
}

#[test]
fn json_is_the_model() {
    let json = certificate().to_json().unwrap();
    assert_eq!(serde_json::from_str::<Certificate>(&json).unwrap(), certificate());
    let json = statement().to_json().unwrap();
    assert_eq!(serde_json::from_str::<Statement>(&json).unwrap(), statement());
    let json = check().to_json().unwrap();
    assert_eq!(serde_json::from_str::<CheckReport>(&json).unwrap(), check());
}

#[test]
fn unknown_fields_are_refused() {
    let json =
        sample("certificate-insufficient.json").replacen("\"required\"", "\"requird\": 1, \"required\"", 1);
    let error = serde_json::from_str::<Certificate>(&json).unwrap_err().to_string();
    assert!(error.contains("requird"), "{error}");
}

#[test]
fn a_marking_stands_in_every_artefact() {
    let mut check = check();
    check.provenance.marking = Some(reports::DEMONSTRATION.to_owned());
    assert!(check.to_html().unwrap().matches(reports::DEMONSTRATION).count() >= 3);
    assert!(check.to_json().unwrap().contains(reports::DEMONSTRATION));
}

#[test]
fn figures_that_contradict_each_other_are_not_printed() {
    let mut sums = certificate();
    sums.total += 1;
    let reports::certificate::Examination::Sample(sample) = &mut sums.examination else { unreachable!() };
    sample.valid += 1;
    let mut verdict = certificate();
    verdict.outcome = Outcome::Sufficient;
    let mut reasons = statement();
    reasons.full_count.as_mut().unwrap().reasons[0].count += 1;
    let mut groups = statement();
    groups.boxes[3].valid += 1;
    let mut required = statement();
    required.required.value = "58,634".to_owned();
    let messages =
        [sums.to_json(), verdict.to_json(), reasons.to_json(), groups.to_json(), required.to_json()]
            .map(|result| result.unwrap_err().to_string());
    insta::assert_snapshot!(messages.join("\n"));
}

#[test]
fn files_are_whole_or_not_there() {
    let dir = tempfile::tempdir().unwrap();
    let paths = write_all(dir.path(), &certificate().artefacts("certificate").unwrap()).unwrap();
    assert_eq!(names(dir.path()), ["certificate.html", "certificate.json", "certificate.pdf"]);
    assert!(std::fs::read(&paths[0]).unwrap().starts_with(b"%PDF-1.7"));

    let outside = [Artefact::new("good.txt", "x"), Artefact::new("../evil.txt", "x")];
    assert!(matches!(write_all(dir.path(), &outside), Err(ReportError::Name { .. })));
    let failed = write_file(dir.path(), "lines.csv", |out| {
        out.write_all(b"half").unwrap();
        Err(ReportError::Name { name: "stop".to_owned() })
    });
    assert!(failed.is_err());
    assert_eq!(names(dir.path()).len(), 3, "nothing half-written stays behind");
}

#[test]
fn a_folder_that_cannot_be_made_is_named() {
    let dir = tempfile::tempdir().unwrap();
    let blocked: PathBuf = dir.path().join("file");
    std::fs::write(&blocked, "").unwrap();
    let error = write_all(&blocked, &[Artefact::new("a.txt", "x")]).unwrap_err().to_string();
    assert!(error.contains("file could not be written"), "{error}");
}
