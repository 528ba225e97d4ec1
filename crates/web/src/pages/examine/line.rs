//! A line with its voters, as the template shows it.

use jiff::civil::Date;
use office::eligibility::Eligibility;
use office::on_screen::{FieldEvidence, Proposal};
use office::rights::Right;
use petition::LineName;

use super::keys::letters;
use crate::format::{grouped, percent, short_day};
use crate::site::Site;
use crate::trouble::Trouble;
use crate::visit::Visit;

/// A voter below this probability is shown on fewer lines.
const SLIGHT: f64 = 0.01;

/// A line on the screen.
pub(super) struct LineView {
    pub(super) line: String,
    pub(super) address: String,
    pub(super) place: String,
    pub(super) signing: String,
    pub(super) name: String,
    pub(super) residence: String,
    pub(super) is_keyed: bool,
    pub(super) found: Vec<Found>,
    /// Found by a search sent as a form, where there is no script.
    pub(super) searched: Vec<Found>,
    pub(super) search: String,
    pub(super) not_on_roll: Option<String>,
    /// The likeliest voter is preselected only where they are likelier than everything else together.
    pub(super) preselect: bool,
    pub(super) reasons: Vec<ReasonKey>,
    pub(super) owners: Vec<(String, String)>,
    /// Who looks: the one first thought of to look after a line that waits.
    pub(super) me: String,
    /// What lines may wait for under this procedure.
    pub(super) waits_for: Vec<String>,
    pub(super) token: String,
    pub(super) tomorrow: Option<Date>,
    /// Lines that still wait for a first or a second look.
    pub(super) left: String,
}

/// A reason with its key.
pub(super) struct ReasonKey {
    pub(super) code: String,
    pub(super) wording: String,
    pub(super) letter: char,
    pub(super) cites: String,
}

/// A voter proposed or found.
pub(super) struct Found {
    pub(super) voter_id: String,
    pub(super) name: String,
    pub(super) residence: String,
    pub(super) mailing: String,
    pub(super) facts: String,
    pub(super) probability: Option<String>,
    pub(super) may_sign: &'static str,
    pub(super) is_eligible: bool,
    /// So unlikely that it is shown on fewer lines.
    pub(super) is_slight: bool,
    pub(super) agrees: Vec<&'static str>,
    pub(super) differs: Vec<FieldEvidence>,
    pub(super) others: Vec<(String, String)>,
}

impl LineView {
    pub(super) fn of(site: &Site, visit: &Visit, line: LineName) -> Result<Self, Trouble> {
        let case = visit.case()?;
        let shown = site.office.on_screen(&case, line)?;
        let search = visit.query.text("q").to_owned();
        let searched =
            if search.is_empty() { Vec::new() } else { site.office.search(&case, line, &search)? };
        let law = case.law()?;
        let reasons = law.version.reasons();
        let waits_for = reasons.iter().filter(|it| it.pending).map(|it| it.wording.clone()).collect();
        let keys = letters(reasons.iter().map(|reason| reason.code.as_str()));
        // A reason has one letter for everybody; each sees those they may set.
        let role = visit.member()?.role;
        let own = reasons.iter().zip(keys).filter(|(reason, _)| role.may_set(reason));
        let reasons = own.map(|(reason, letter)| ReasonKey {
            code: reason.code.clone(),
            wording: reason.wording.clone(),
            letter,
            cites: reason.cites.iter().map(|cite| cite.section.as_str()).collect::<Vec<_>>().join(", "),
        });
        let people = site.office.people()?;
        let load = case.load(site.office.now())?;
        let owners = people.all().filter(|m| m.active && m.role.may(Right::Examine));
        let written = shown.written.clone().unwrap_or_default();
        let best = shown.proposals.first().and_then(|best| best.probability).unwrap_or(0.0);
        Ok(Self {
            line: line.to_string(),
            address: format!("/petitions/{}/examine/{line}", case.id()),
            place: place(line, shown.in_box),
            signing: match shown.signing {
                Some(days) if days.from == days.to => {
                    format!("Circulator {}, signed {}", shown.circulator, short_day(days.from))
                }
                Some(days) => {
                    let (from, to) = (short_day(days.from), short_day(days.to));
                    format!("Circulator {}, signed {from} to {to}", shown.circulator)
                }
                None => format!("Circulator {}, days of signing not declared", shown.circulator),
            },
            residence: [written.address.as_str(), written.city.as_str(), written.zip.as_str()]
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(", "),
            name: written.name,
            is_keyed: shown.written.is_some(),
            found: shown.proposals.iter().map(Found::of).collect(),
            searched: searched.iter().map(Found::of).collect(),
            search,
            not_on_roll: shown.not_on_roll.map(percent),
            preselect: best > 0.5,
            reasons: reasons.collect(),
            owners: owners.map(|m| (m.id.clone(), m.name.clone())).collect(),
            waits_for,
            me: visit.member()?.id.clone(),
            token: visit.token(),
            tomorrow: site.office.today().tomorrow().ok(),
            left: grouped((load.first + load.second) as u64),
        })
    }
}

impl Found {
    pub(super) fn of(proposal: &Proposal) -> Self {
        let place = [proposal.residence.as_str(), proposal.place.as_str()];
        let residence = place.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
        let born = proposal.born.map(|year| format!("born {year}, ")).unwrap_or_default();
        let since =
            proposal.registered_on.map(|day| format!(", since {}", short_day(day))).unwrap_or_default();
        let (agrees, mut differs): (Vec<_>, Vec<_>) =
            proposal.evidence.iter().cloned().partition(|piece| piece.words == "same");
        for piece in &mut differs {
            // The template names the regulation in full.
            piece.words = piece.words.trim_end_matches(" (20931)");
        }
        Self {
            voter_id: proposal.voter_id.clone(),
            name: proposal.name.clone(),
            residence: if proposal.confidential { "address confidential".to_owned() } else { residence },
            mailing: proposal.mailing.clone(),
            facts: format!("{born}{}{since}, no. {}", proposal.status, proposal.voter_id),
            probability: proposal.probability.map(percent),
            may_sign: may_sign(proposal.eligibility),
            is_eligible: proposal.eligibility == Eligibility::Eligible,
            is_slight: proposal.probability.is_some_and(|probability| probability < SLIGHT),
            agrees: agrees.iter().map(|piece| piece.field).collect(),
            differs,
            others: proposal.other_lines.iter().map(|o| (o.line.to_string(), o.found.clone())).collect(),
        }
    }
}

fn may_sign(eligibility: Eligibility) -> &'static str {
    match eligibility {
        Eligibility::Eligible => "may sign",
        Eligibility::OutOfJurisdiction => "outside the jurisdiction",
        Eligibility::Cancelled => "cancelled before signing",
        Eligibility::RegisteredTooLate => "registered after signing",
        Eligibility::Inactive => "inactive",
        Eligibility::Undetermined => "depends on the day of signing",
    }
}

/// Where the paper is: `Box 3, section 12, sheet 4, front, line 7`.
fn place(line: LineName, in_box: Option<petition::BoxId>) -> String {
    let from = in_box.map_or_else(|| "Out of its box".to_owned(), |number| format!("Box {number}"));
    let side = match line.side {
        petition::Side::A => "front",
        petition::Side::B => "back",
    };
    let (section, sheet, position) = (line.section.get(), line.sheet.get(), line.position.get());
    format!("{from}, section {section}, sheet {sheet}, {side}, line {position}")
}

#[cfg(test)]
mod sample {
    use super::*;
    use crate::samples::HOSTILE;

    impl LineView {
        pub(in crate::pages::examine) fn sample(is_keyed: bool) -> Self {
            let reason = |code: &str, wording: &str, letter| ReasonKey {
                code: code.to_owned(),
                wording: wording.to_owned(),
                letter,
                cites: "EC §100".to_owned(),
            };
            Self {
                line: "0001-01-a-01".to_owned(),
                address: "/petitions/recall/examine/0001-01-a-01".to_owned(),
                place: "Box 1, section 1, sheet 1, front, line 1".to_owned(),
                signing: "Circulator 3, signed Dec 27, 2017 to Jan 7, 2018".to_owned(),
                name: HOSTILE.to_owned(),
                residence: "12 Oak St".to_owned(),
                is_keyed,
                found: if is_keyed { vec![Found::sample(0.97), Found::sample(0.0004)] } else { Vec::new() },
                searched: Vec::new(),
                search: if is_keyed { String::new() } else { "12lop".to_owned() },
                not_on_roll: is_keyed.then(|| "2.9 %".to_owned()),
                preselect: is_keyed,
                reasons: vec![
                    reason("not-registered", "No registration found", 'n'),
                    reason("signature-missing", "Signature missing", 'i'),
                ],
                owners: vec![("clara".to_owned(), "Clara Clerk".to_owned())],
                me: "clara".to_owned(),
                waits_for: vec!["No signature on file".to_owned()],
                token: "TOKEN".to_owned(),
                tomorrow: "2018-01-24".parse().ok(),
                left: "488".to_owned(),
            }
        }
    }

    impl Found {
        /// Under even odds one who may not sign and whose address is withheld.
        pub(in crate::pages::examine) fn sample(probability: f64) -> Self {
            let likely = probability >= 0.5;
            let differs = FieldEvidence {
                field: "middle name",
                words: "initial",
                tolerated: !likely,
                speaks_for: likely,
            };
            Self {
                voter_id: "100".to_owned(),
                name: "ANA LOPEZ".to_owned(),
                residence: if likely { "12 OAK ST" } else { "address confidential" }.to_owned(),
                mailing: if likely { "PO BOX 7".to_owned() } else { String::new() },
                facts: "born 1970, active, since Jan 12, 2017, no. 100".to_owned(),
                probability: Some(percent(probability)),
                may_sign: may_sign(if likely { Eligibility::Eligible } else { Eligibility::Cancelled }),
                is_eligible: likely,
                is_slight: probability < SLIGHT,
                agrees: vec!["surname", "street"],
                differs: vec![differs],
                others: vec![("0002-01-a-01".to_owned(), "valid".to_owned())],
            }
        }
    }
}
