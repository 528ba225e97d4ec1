//! The words of the certificate.

use super::{Certificate, Examination, Sample};
use crate::ReportError;
use crate::figures::{count, date, share};
use crate::model::Outcome;
use crate::page::{self, Block, Fact, Form, Page, Signature, Table};
use crate::sections::{dagger, require, sources};

const DOCUMENT: &str = "certificate";

pub(super) fn page(certificate: &Certificate) -> Result<Page, ReportError> {
    check(certificate)?;
    let title = match certificate.outcome {
        Outcome::Sufficient => "Certificate of sufficiency",
        Outcome::Insufficient => "Certificate of insufficiency",
    };
    let title = match certificate.restated {
        None => title.to_owned(),
        Some(_) => format!("{title}, restated"),
    };
    let mut page =
        Page::report(&title, &certificate.petition, certificate.signed_on, &certificate.provenance);
    page.form = Form::Certificate;
    subject(&mut page, certificate);
    page.paragraph(certifies(certificate));
    page.push(Block::Verdict {
        result: result(certificate.outcome).to_owned(),
        sentence: sentence(certificate),
    });
    page.push(Block::Table(figures(certificate)));
    standing(&mut page, certificate);
    made_under(&mut page, certificate);
    page.push(Block::Signature(Signature {
        dated: certificate.signer.dated(&date(certificate.signed_on)),
        name: certificate.signer.name.clone(),
        title: format!("{}, {}", certificate.signer.title, certificate.signer.office),
    }));
    page.heading("Where the figures come from");
    sources(&mut page, &certificate.provenance);
    page.heading("How to check this certificate");
    page.push(Block::Steps(how_to_check(certificate)));
    Ok(page)
}

/// What the reader must know of the outcome: that the figures were restated, that the official determined it.
fn standing(page: &mut Page, certificate: &Certificate) {
    if let Some(restated) = &certificate.restated {
        let on = restated.on.map_or_else(String::new, |on| format!(" on {}", date(on)));
        let order = restated.order.as_ref().map_or_else(String::new, |order| format!(" ({order})"));
        page.push(Block::Notice(format!(
            "The figures were restated{on}: {}{order}. The certificate as it was signed on {} said {}, with {} valid signatures; \
             it stays in the record.",
            restated.reason.trim_end_matches('.'),
            date(certificate.signed_on),
            result(restated.first_outcome).to_lowercase(),
            count(restated.first_valid)
        )));
    }
    if let Some(determination) = &certificate.determination {
        page.push(Block::Notice(format!(
            "The law leaves this outcome open. The {} determined that the petition is {}, on the basis of {}: {}.",
            certificate.signer.title,
            result(certificate.outcome).to_lowercase(),
            determination.basis.trim_end_matches('.'),
            determination.reason.trim_end_matches('.')
        )));
    }
}

fn subject(page: &mut Page, certificate: &Certificate) {
    let petition = &certificate.petition;
    let mut facts = vec![Fact::plain("Petition", format!("{} (number {})", petition.title, petition.id))];
    if !petition.officer.is_empty() {
        facts.push(Fact::plain("Officer sought to be recalled", petition.officer.clone()));
    }
    if !petition.office.is_empty() {
        facts.push(Fact::plain("Office", petition.office.clone()));
    }
    facts.push(Fact::plain("Filed", date(certificate.filed_on)));
    page.push(Block::Facts(facts));
}

fn certifies(certificate: &Certificate) -> String {
    let signer = &certificate.signer;
    let who = match signer.name.as_str() {
        "" => format!("The {} of the {} certifies", signer.title, signer.office),
        name => format!("I, {name}, {} of the {}, certify", signer.title, signer.office),
    };
    let how = match &certificate.examination {
        Examination::Sample(_) => {
            "by a random sample of its signatures, drawn so that each had an equal chance"
        }
        Examination::Full { after: None, .. } => "signature by signature",
        Examination::Full { after: Some(_), .. } => {
            "first by a random sample of its signatures, which did not decide, and then signature by signature"
        }
    };
    format!(
        "{who} that this petition was examined against the records of registration {how}, that the examination was \
         concluded on {}, and that the petition is {}.",
        date(certificate.concluded_on),
        result(certificate.outcome).to_lowercase()
    )
}

fn result(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Sufficient => "Sufficient",
        Outcome::Insufficient => "Insufficient",
    }
}

fn sentence(certificate: &Certificate) -> String {
    let required = certificate.required;
    match &certificate.examination {
        Examination::Sample(sample) => format!(
            "{} signatures are required. The sample projects to {} valid signatures, {} of that number.",
            count(required),
            count(sample.projected),
            share(sample.projected, required)
        ),
        Examination::Full { valid, .. } => format!(
            "{} signatures are required. {} were found valid, {} of that number.",
            count(required),
            count(*valid),
            share(*valid, required)
        ),
    }
}

fn figures(certificate: &Certificate) -> Table {
    let mut table = Table::of_figures("Figures of the certificate", &["", "Signatures"]);
    let mut row = |name: &str, value: u64| table.row(vec![name.to_owned(), count(value)]);
    row("Required", certificate.required);
    row("Total on the petition", certificate.total);
    match &certificate.examination {
        Examination::Sample(sample) => sample_rows(sample, &mut row),
        Examination::Full { valid, invalid, after } => {
            if let Some(sample) = after {
                sample_rows(sample, &mut row);
            }
            row("Examined, every signature", certificate.total);
            row("Valid", *valid);
            row("Disqualified", *invalid);
        }
    }
    table
}

fn sample_rows(sample: &Sample, row: &mut impl FnMut(&str, u64)) {
    row("Examined in the random sample", sample.size);
    row("Valid in the sample", sample.valid);
    row("Disqualified in the sample", sample.invalid);
    row("– of these, extra copies of a signer's own signature", sample.duplicates);
    row("Valid on the whole petition, projected from the sample", sample.projected);
}

fn made_under(page: &mut Page, certificate: &Certificate) {
    if !certificate.cites.is_empty() {
        page.remark(format!("Made under {}.", page::cites(&certificate.cites)));
    }
    for note in &certificate.notes {
        page.push(Block::Notice(note.clone()));
    }
    dagger(page, certificate.cites.iter().any(|cite| !cite.verified));
}

fn how_to_check(certificate: &Certificate) -> Vec<String> {
    let head = certificate.provenance.journal.as_ref().map_or("", |journal| journal.head.as_str());
    let short = head.get(..16).unwrap_or(head);
    let mut steps = vec![
        "Read the statement of the examination: it shows the working of every figure above, with the section of law \
         behind each step."
            .to_owned(),
        format!(
            "Ask the office for the petition's published bundle and run \"scrutineer verify BUNDLE --head {short}…\" with the \
             whole journal head: it recomputes the chain, the draw, the tallies and this certificate."
        ),
    ];
    let sample = match &certificate.examination {
        Examination::Sample(sample) | Examination::Full { after: Some(sample), .. } => sample,
        Examination::Full { after: None, .. } => return steps,
    };
    steps.push(format!(
        "Recompute the projection by hand, or with \"scrutineer law project --procedure {} --raw {} --sample {} --valid {} \
         --duplicates {} --required {}\".",
        certificate.provenance.procedure.id,
        certificate.total,
        sample.size,
        sample.valid,
        sample.duplicates,
        certificate.required
    ));
    steps
}

/// A certificate whose figures contradict each other, or its verdict, is not printed.
fn check(certificate: &Certificate) -> Result<(), ReportError> {
    let total = certificate.total;
    let found = match &certificate.examination {
        Examination::Sample(sample) => {
            check_sample(sample, total)?;
            sample.projected
        }
        Examination::Full { valid, invalid, after } => {
            require(DOCUMENT, valid.checked_add(*invalid) == Some(total), || {
                format!(
                    "{valid} valid and {invalid} disqualified signatures are not the {total} on the petition"
                )
            })?;
            if let Some(sample) = after {
                check_sample(sample, total)?;
            }
            *valid
        }
    };
    let required = certificate.required;
    let contradicts = match certificate.outcome {
        Outcome::Sufficient => found < required,
        Outcome::Insufficient => found > required,
    };
    // Where the law itself gives no number that decides, neither does this page.
    require(DOCUMENT, !contradicts || certificate.determination.is_some(), || {
        format!(
            "{found} valid of {required} required cannot be {}",
            result(certificate.outcome).to_lowercase()
        )
    })?;
    require(DOCUMENT, certificate.filed_on <= certificate.concluded_on, || {
        format!("concluded on {}, before it was filed on {}", certificate.concluded_on, certificate.filed_on)
    })
}

fn check_sample(sample: &Sample, total: u64) -> Result<(), ReportError> {
    let Sample { size, valid, invalid, duplicates, projected } = sample;
    require(DOCUMENT, valid.checked_add(*invalid) == Some(*size), || {
        format!("{valid} valid and {invalid} disqualified signatures are not the {size} of the sample")
    })?;
    require(DOCUMENT, duplicates <= invalid && size <= &total && projected <= &total, || {
        format!(
            "a sample of {size} with {duplicates} extra copies, projecting {projected}, does not fit {total} signatures"
        )
    })
}
