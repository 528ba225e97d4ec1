//! Words and proponents against the procedure's limits.

use law::{LawError, Working, count_words};
use petition::{Event, Petition};

use crate::OfficeError;
use crate::law_of_petition::PetitionLaw;

/// Refuses a statement that is too long and a notice with too few proponents.
pub(super) fn check(_: &Petition, law: &PetitionLaw, event: &Event) -> Result<Vec<String>, OfficeError> {
    match event {
        Event::NoticeFiled(notice) => {
            let mut notes =
                words(law, "reasons-words", "the reasons", &notice.reasons, &notice.one_word, notice.words)?;
            notes.extend(proponents(law, u64::from(notice.proponents))?);
            Ok(notes)
        }
        Event::AnswerFiled(answer) => {
            words(law, "answer-words", "the answer", &answer.answer, &answer.one_word, answer.words)
        }
        _ => Ok(Vec::new()),
    }
}

fn words(
    law: &PetitionLaw,
    figure: &str,
    what: &str,
    text: &str,
    one_word: &[String],
    stated: u32,
) -> Result<Vec<String>, OfficeError> {
    let counted = count_words(text, one_word);
    if u64::from(stated) != counted {
        return Err(OfficeError::Unlawful(format!(
            "the words of {what} are given as {stated}, they are {counted}"
        )));
    }
    let Some((limit, working)) = limit(law, figure)? else { return Ok(Vec::new()) };
    if counted > limit {
        return Err(OfficeError::Unlawful(format!(
            "{what}: {counted} words, {} allows {limit}",
            section(&working)
        )));
    }
    Ok(vec![format!("{what}: {counted} of {limit} words [{}]", section(&working))])
}

fn proponents(law: &PetitionLaw, signed: u64) -> Result<Vec<String>, OfficeError> {
    match law.law.version.limit("proponents", &law.inputs) {
        Ok((least, working)) if signed < least => Err(OfficeError::Unlawful(format!(
            "{signed} proponents signed the notice, {} asks for at least {least}",
            section(&working)
        ))),
        Ok(_) | Err(LawError::NotSet { .. }) => Ok(Vec::new()),
        Err(LawError::Missing { missing, .. }) => Ok(vec![format!(
            "the least number of proponents was not checked: it needs {}: record `basis-stated` before",
            missing.replace("--", "")
        )]),
        Err(error) => Err(error.into()),
    }
}

/// The limit of that name, where the procedure has one.
fn limit(law: &PetitionLaw, figure: &str) -> Result<Option<(u64, Working)>, OfficeError> {
    match law.law.version.limit(figure, &law.inputs) {
        Ok(limit) => Ok(Some(limit)),
        Err(LawError::NotSet { .. }) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

fn section(working: &Working) -> String {
    working.cites.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}
