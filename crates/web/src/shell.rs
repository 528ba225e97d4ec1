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
    /// The petition's pages.
    pub(crate) tabs: Vec<Link>,
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
            tabs: Vec::new(),
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
        let pages: &[(&str, &str, Right)] = &[
            ("Overview", "", Right::Look),
            ("Roll", "/roll", Right::Look),
            ("Intake", "/intake", Right::Handle),
            ("Count", "/count", Right::Handle),
            ("Raw count", "/raw-count", Right::Look),
            ("Draw", "/draw", Right::Look),
            ("Examine", "/examine", Right::Examine),
            ("Differences", "/differences", Right::Settle),
            ("Duplicates", "/duplicates", Right::Inspect),
            ("Pending", "/pending", Right::Inspect),
            ("Lines", "/lines", Right::Look),
            ("Withdrawals", "/withdrawals", Right::Handle),
            ("Results", "/results", Right::Look),
            ("Documents", "/documents", Right::Look),
            ("Custody", "/custody", Right::Look),
            ("Court", "/court", Right::Look),
            ("Journal", "/journal", Right::Look),
        ];
        for (text, path, right) in pages {
            if visit.may(*right) {
                let address = format!("{base}{path}");
                let here =
                    if path.is_empty() { visit.path == address } else { visit.path.starts_with(&address) };
                self.tabs.push(Link { text: (*text).to_owned(), address, here });
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
