//! What leaves the office as a file is in the office's journal.

use office::Case;
use office::office_journal::OfficeEvent;

use crate::reply::Reply;
use crate::site::Site;
use crate::trouble::Trouble;
use crate::visit::Visit;

pub(crate) const CSV: &str = "text/csv; charset=utf-8";
pub(crate) const PDF: &str = "application/pdf";

/// A file of a petition to keep, journaled before it leaves.
pub(crate) fn file(
    site: &Site,
    visit: &Visit,
    case: &Case,
    (document, kind): (&str, &'static str),
    body: Vec<u8>,
) -> Result<Reply, Trouble> {
    let (petition, name) = (case.id().to_string(), format!("{}-{document}", case.id()));
    let event = OfficeEvent::Exported { petition, document: document.to_owned() };
    let stamp = site.office.stamp(visit.member()?, None);
    site.office.note(&stamp, &[event])?;
    Ok(Reply::download(&name, kind, body))
}
