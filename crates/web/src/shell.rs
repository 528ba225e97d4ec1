//! The frame around every page: who is here, where one is, what was just done.

use office::rights::Right;

use crate::assets;
use crate::visit::Visit;

/// A link in the frame.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Link {
    /// What it says.
    pub(crate) text: String,
    /// Where it leads.
    pub(crate) address: String,
    /// Whether it is the page one is on.
    pub(crate) here: bool,
}

/// A page's name, its path behind the petition's, and the right to see it.
type PageOf = (&'static str, &'static str, Right);

/// A petition's pages by the stage of the work, in the order in which the work is done.
const STAGES: &[(&str, &[PageOf])] = &[
    ("Overview", &[("Overview", "", Right::Look)]),
    (
        "Receive",
        &[
            ("Intake", "/intake", Right::Handle),
            ("Roll", "/roll", Right::Look),
            ("Custody", "/custody", Right::Look),
        ],
    ),
    (
        "Count and draw",
        &[
            ("Count", "/count", Right::Handle),
            ("Raw count", "/raw-count", Right::Look),
            ("Draw", "/draw", Right::Look),
        ],
    ),
    (
        "Examine",
        &[
            ("Lines in turn", "/examine", Right::Examine),
            ("Pending", "/pending", Right::Inspect),
            ("Withdrawals", "/withdrawals", Right::Handle),
        ],
    ),
    (
        "Decide",
        &[
            ("Results", "/results", Right::Look),
            ("Differences", "/differences", Right::Settle),
            ("Duplicates", "/duplicates", Right::Inspect),
            ("Court", "/court", Right::Look),
        ],
    ),
    (
        "Records",
        &[
            ("Lines", "/lines", Right::Look),
            ("Documents", "/documents", Right::Look),
            ("Journal", "/journal", Right::Look),
        ],
    ),
];

/// The frame.
#[derive(Debug, Clone)]
pub(crate) struct Shell {
    /// The page's title.
    pub(crate) title: String,
    /// Name and role of who is signed in.
    pub(crate) member: Option<(String, &'static str)>,
    /// Must be sent back with every form.
    pub(crate) token: String,
    /// What was just done.
    pub(crate) notice: Option<String>,
    /// Printed on every page.
    pub(crate) marking: Option<String>,
    /// The office's pages.
    pub(crate) links: Vec<Link>,
    /// The petition's title, on its pages.
    pub(crate) petition: Option<Link>,
    /// The petition's pages by the stage of the work: each leads to the first page of its stage.
    pub(crate) stages: Vec<Link>,
    /// The pages of the stage one is in, where it has more than one.
    pub(crate) pages: Vec<Link>,
    /// Address of the style sheet.
    pub(crate) style: String,
    /// Addresses of the scripts.
    pub(crate) scripts: Vec<String>,
}

impl Shell {
    pub(crate) fn new(visit: &Visit, title: &str) -> Self {
        let link = |text: &str, address: &str| Link {
            text: text.to_owned(),
            address: address.to_owned(),
            here: visit.path == address,
        };
        let mut links = Vec::new();
        if visit.member.is_some() {
            links.push(link("Petitions", "/"));
        }
        if visit.may(Right::Administer) {
            links.push(link("People", "/people"));
        }
        let session = visit.session.as_deref();
        Self {
            title: title.to_owned(),
            member: visit.member.as_ref().map(|member| (member.name.clone(), member.role.name())),
            token: visit.token(),
            notice: session.and_then(|key| visit.sessions.take_notice(key)),
            marking: visit.marking.clone(),
            links,
            petition: None,
            stages: Vec::new(),
            pages: Vec::new(),
            style: assets::address("style.css"),
            scripts: vec![assets::address("page.js")],
        }
    }

    /// On a petition's page: its title and its pages, those the visitor may open.
    #[must_use]
    pub(crate) fn of_petition(mut self, visit: &Visit, id: &str, title: &str) -> Self {
        let base = format!("/petitions/{id}");
        self.petition =
            Some(Link { text: title.to_owned(), address: base.clone(), here: visit.path == base });
        for (stage, pages) in STAGES {
            let pages: Vec<Link> = pages
                .iter()
                .filter(|(_, _, right)| visit.may(*right))
                .map(|(text, path, _)| page(visit, &base, text, path))
                .collect();
            let Some(first) = pages.first() else { continue };
            let here = pages.iter().any(|page| page.here);
            self.stages.push(Link { text: (*stage).to_owned(), address: first.address.clone(), here });
            if here && pages.len() > 1 {
                self.pages = pages;
            }
        }
        self
    }

    /// With a further script.
    #[must_use]
    pub(crate) fn with_script(mut self, name: &str) -> Self {
        self.scripts.push(assets::address(name));
        self
    }
}

/// A petition's page as a link; the overview is the petition's own address, under which all others lie.
fn page(visit: &Visit, base: &str, text: &str, path: &str) -> Link {
    let address = format!("{base}{path}");
    let below = visit.path.strip_prefix(&address);
    let here = below.is_some_and(|rest| rest.is_empty() || (!path.is_empty() && rest.starts_with('/')));
    Link { text: text.to_owned(), address, here }
}
