//! Everything that was seen, searched, decided on one line and by whom, from the journal and the vault.

mod passage;

use journal::Entry;
use petition::event::Verdict;
use petition::{Commitment, Event, LineName, Place, StandingName};
use reports::Report as _;
use reports::dossier::{Dossier, Passage};
use reports::figures::date;
use reports::model;
use reports::page::Fact;

use crate::OfficeError;
use crate::case::Case;
use crate::documents::provenance_of;
use crate::house::Office;
use crate::papers::{Format, Paper};
use crate::people::Member;

impl Office {
    /// A line's dossier.
    ///
    /// # Errors
    /// When the member may not inspect lines, there is no such line, or a store fails.
    pub fn dossier(
        &self,
        case: &Case,
        member: &Member,
        line: LineName,
        marking: Option<&str>,
    ) -> Result<Dossier, OfficeError> {
        self.may_see(case, member, line)?;
        let facts = self.line_facts(case, line)?;
        let (own, paper) = self
            .indexed(case, |index| (index.of_line(line).to_vec(), index.of_section(line.section).to_vec()))?;
        let passages = self.passages(case, line, &own)?;
        let custody = self.passages(case, line, &paper)?;
        let law = case.petition_law()?;
        let law = &law.law;
        let voters = case.roll(&self.rolls()).map_or(0, |roll| u64::from(roll.snapshot.len()));
        let described = case.kept()?.description;
        case.seated(|seat| {
            let petition = seat.petition()?;
            let view = petition.line(line).ok_or(petition::Refusal::UnknownLine(line))?;
            let opened = petition.facts();
            let bound = petition.rolls().last();
            let roll = model::Roll {
                hash: bound.map(|bound| bound.hash.to_string()).unwrap_or_default(),
                as_of: bound.map_or(self.today(), |bound| bound.as_of),
                voters,
            };
            let head = seat.head();
            let journal = model::Journal { head: head.hash.to_string(), entries: head.sequence };
            let standing = match &view.standing {
                petition::Standing::Invalid(code) => {
                    let wording = law.reason(code.as_str()).map(|reason| reason.wording.clone());
                    format!("Invalid: {}", wording.unwrap_or_else(|_| code.to_string()))
                }
                other => StandingName::from(other).word().to_owned(),
            };
            Ok(Dossier {
                petition: model::Petition {
                    id: opened.petition.to_string(),
                    title: opened.title.clone(),
                    officer: described.map(|file| file.officer).unwrap_or_default(),
                    office: opened.office.clone(),
                    jurisdiction: opened.jurisdiction.clone(),
                },
                line: line.to_string(),
                standing,
                date: self.today(),
                facts,
                passages,
                custody,
                provenance: provenance_of(law, roll, Some(journal), marking.map(str::to_owned)),
            })
        })
    }

    /// The dossier as a file; that it left is noted in the office's journal.
    ///
    /// # Errors
    /// As [`dossier`](Self::dossier).
    pub fn dossier_file(
        &self,
        case: &Case,
        member: &Member,
        line: LineName,
        format: Format,
        marking: Option<&str>,
    ) -> Result<Paper, OfficeError> {
        let dossier = self.dossier(case, member, line, marking)?;
        let bytes = match format {
            Format::Pdf => dossier.to_pdf()?,
            Format::Html => dossier.to_html()?.into_bytes(),
            Format::Json | Format::Csv => dossier.to_json()?.into_bytes(),
        };
        let name = format!("{}-line-{line}.{}", case.id(), format.extension());
        self.exported(case, member, &name)?;
        Ok(Paper { name, format, bytes })
    }

    fn line_facts(&self, case: &Case, line: LineName) -> Result<Vec<Fact>, OfficeError> {
        let written = self.written(case, line)?;
        case.read(|petition| {
            let view = petition.line(line).ok_or(petition::Refusal::UnknownLine(line))?;
            let mut facts = Vec::new();
            if let Some(written) = written {
                facts.push(Fact::plain("Name as keyed", written.name));
                let place = [written.address, written.city, written.zip];
                let place: Vec<String> = place.into_iter().filter(|part| !part.is_empty()).collect();
                facts.push(Fact::plain("Address as keyed", place.join(", ")));
            }
            facts.push(Fact::plain("Circulator", view.circulator.to_string()));
            if let Some(section) = petition.sections().get(&line.section) {
                let place = match &section.place {
                    Place::Box(id) => format!("box {id}"),
                    Place::Pulled { purpose } => format!("pulled for {purpose}"),
                };
                facts.push(Fact::plain("Its section is now", place));
                if let Some(signing) = section.declaration.signing {
                    facts.push(Fact::plain(
                        "Signed between",
                        format!("{} and {}", date(signing.from), date(signing.to)),
                    ));
                }
            }
            facts.push(Fact::plain("Drawn into the sample", if view.drawn { "yes" } else { "no" }));
            if let Some(pending) = petition.pending_line(line) {
                let waits = format!("with {} until {}", pending.owner, pending.until);
                facts.push(Fact::plain("Pending", waits));
            }
            if let Some(copies) = petition.copies(line) {
                let lines: Vec<String> = copies.lines.iter().map(ToString::to_string).collect();
                let stands = copies.stands.map_or("none stands".to_owned(), |line| format!("{line} stands"));
                facts.push(Fact::plain("Copies", format!("{}; {stands}", lines.join(", "))));
            }
            Ok(facts)
        })
    }

    fn passages(&self, case: &Case, line: LineName, sequences: &[u64]) -> Result<Vec<Passage>, OfficeError> {
        let mut passages = Vec::new();
        for sequence in sequences {
            if let Some((entry, event)) = self.entry(case, *sequence)? {
                passages.push(self.passage(case, line, &entry, &event)?);
            }
        }
        Ok(passages)
    }

    fn passage(
        &self,
        case: &Case,
        line: LineName,
        entry: &Entry,
        event: &Event,
    ) -> Result<Passage, OfficeError> {
        let (what, mut details) = passage::said(event, line);
        if let Some(statement) = passage::statement(event) {
            details.extend(self.statement_details(case, line, statement)?);
        }
        if let Event::LinePendingBecause(waits) = event {
            details.push(Fact::plain("Waits for", self.kept_text(case, &waits.reason)?));
        }
        if let Event::LinesKeyed(keyed) = event {
            for keyed in keyed.lines.iter().filter(|keyed| keyed.line == line) {
                let written = crate::on_screen::Written::read(&self.kept_text(case, &keyed.text)?);
                details.push(Fact::plain("Name", written.name));
                details.push(Fact::plain("Address", [written.address, written.city, written.zip].join(" ")));
            }
        }
        let content = &entry.content;
        if let Some(day) = content.effective_on {
            details.push(Fact::plain("Takes effect on", day.to_string()));
        }
        let at = content.recorded_at.to_zoned(self.zone().clone());
        Ok(Passage {
            entry: entry.sequence,
            at: at.strftime("%Y-%m-%d %H:%M:%S %Z").to_string(),
            person: content.actor.name.clone(),
            person_id: content.actor.id.clone(),
            role: content.actor.role.clone(),
            what,
            details,
            hash: entry.hash.to_string(),
        })
    }

    /// A verdict with what it rests on, in words.
    pub(crate) fn statement_details(
        &self,
        case: &Case,
        line: LineName,
        statement: &petition::event::Statement,
    ) -> Result<Vec<Fact>, OfficeError> {
        let law = case.petition_law()?;
        let law = &law.law;
        let mut details = Vec::new();
        let voter = match &statement.verdict {
            Verdict::Valid { voter } => {
                details.push(Fact::plain("Verdict", "valid"));
                Some(voter)
            }
            Verdict::Invalid { reason, voter } => {
                let wording = law.reason(reason.as_str()).map(|reason| reason.wording.clone());
                details.push(Fact::plain("Verdict", wording.unwrap_or_else(|_| reason.to_string())));
                voter.as_ref()
            }
        };
        if let Some(voter) = voter {
            let named = self.voter_behind(case, voter, line).ok().flatten();
            let unknown = || "a voter who is not on the roll bound now".to_owned();
            details.push(Fact::plain("Voter", named.map_or_else(unknown, |voter| voter.says)));
        }
        details.push(Fact::plain("Roll looked at", format!("number {}", statement.roll)));
        for search in &statement.searches {
            details.push(Fact::plain("Searched for", self.kept_text(case, search)?));
        }
        for (name, text) in [("Keyed", &statement.transcript), ("Note", &statement.note)] {
            if let Some(text) = text {
                details.push(Fact::plain(name, self.kept_text(case, text)?));
            }
        }
        Ok(details)
    }

    fn kept_text(&self, case: &Case, commitment: &Commitment) -> Result<String, OfficeError> {
        Ok(self.vault_text(case, commitment)?.unwrap_or_else(|| "destroyed with the vault".to_owned()))
    }
}
