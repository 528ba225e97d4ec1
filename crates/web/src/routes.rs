//! Every route, who may use it, and the page that answers. A test walks all of them with every role.

use axum::http::Method;
use office::rights::Right;

use crate::pages::counting::differences;
use crate::pages::draw::lists;
use crate::pages::intake::sections;
use crate::pages::withdrawals::request;
use crate::pages::{
    account, asset, counting, court, custody, disputes, docket, documents, draw, duplicates, examine, health,
    intake, journal, lines, pending, people, petition, raw_count, results, roll, sign_in, withdrawals,
};
use crate::reply::Reply;
use crate::site::Site;
use crate::trouble::Trouble;
use crate::visit::Visit;

/// Who may use a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Everybody, signed in or not.
    Anybody,
    /// Whose role has this right.
    May(Right),
}

/// A page: a function of a visit.
pub type Page = fn(&Site, &Visit) -> Result<Reply, Trouble>;

/// A route.
#[derive(Debug, Clone)]
pub struct Route {
    /// GET or POST.
    pub method: Method,
    /// The path, with `{names}`.
    pub path: &'static str,
    /// Who may use it.
    pub access: Access,
    /// What answers.
    pub page: Page,
}

const fn get(path: &'static str, access: Access, page: Page) -> Route {
    Route { method: Method::GET, path, access, page }
}

const fn post(path: &'static str, access: Access, page: Page) -> Route {
    Route { method: Method::POST, path, access, page }
}

const LOOK: Access = Access::May(Right::Look);
const INSPECT: Access = Access::May(Right::Inspect);
const HANDLE: Access = Access::May(Right::Handle);
const EXAMINE: Access = Access::May(Right::Examine);
const SETTLE: Access = Access::May(Right::Settle);
const DECIDE: Access = Access::May(Right::Decide);
const ADMINISTER: Access = Access::May(Right::Administer);

/// All routes.
pub static ROUTES: &[Route] = &[
    get("/health", Access::Anybody, health::show),
    get("/assets/{name}", Access::Anybody, asset::show),
    get("/sign-in", Access::Anybody, sign_in::form),
    post("/sign-in", Access::Anybody, sign_in::submit),
    get("/first-start", Access::Anybody, sign_in::first_start),
    post("/first-start", Access::Anybody, sign_in::begin),
    post("/sign-out", LOOK, sign_in::out),
    get("/account", LOOK, account::show),
    post("/account/password", LOOK, account::password),
    get("/", LOOK, docket::show),
    get("/people", ADMINISTER, people::show),
    post("/people", ADMINISTER, people::add),
    post("/people/{person}/role", ADMINISTER, people::role),
    post("/people/{person}/password", ADMINISTER, people::password),
    post("/people/{person}/leave", ADMINISTER, people::leave),
    get("/petitions/new", DECIDE, petition::new),
    post("/petitions/new", DECIDE, petition::open),
    get("/petitions/{petition}", LOOK, petition::show),
    get("/petitions/{petition}/roll", LOOK, roll::show),
    post("/petitions/{petition}/roll", DECIDE, roll::bind),
    get("/petitions/{petition}/timeline.svg", LOOK, petition::timeline),
    get("/petitions/{petition}/results", LOOK, results::show),
    get("/petitions/{petition}/results/bands.svg", LOOK, results::bands),
    get("/petitions/{petition}/results/groups", LOOK, results::groups),
    post("/petitions/{petition}/results/complete", DECIDE, results::complete),
    post("/petitions/{petition}/results/determine", DECIDE, results::determine),
    post("/petitions/{petition}/results/certificate", DECIDE, results::sign),
    get("/petitions/{petition}/lines", LOOK, lines::show),
    get("/petitions/{petition}/lines/{line}", INSPECT, lines::dossier),
    get("/petitions/{petition}/lines/{line}/dossier/{format}", INSPECT, lines::dossier_file),
    get("/petitions/{petition}/differences", SETTLE, disputes::show),
    get("/petitions/{petition}/differences/{line}", SETTLE, disputes::line),
    post("/petitions/{petition}/differences/{line}", SETTLE, disputes::decide),
    get("/petitions/{petition}/duplicates", INSPECT, duplicates::show),
    post("/petitions/{petition}/duplicates", SETTLE, duplicates::decide),
    post("/petitions/{petition}/duplicates/search", SETTLE, duplicates::search),
    post("/petitions/{petition}/duplicates/all", SETTLE, duplicates::decide_all),
    post("/petitions/{petition}/duplicates/undo", SETTLE, duplicates::undo),
    get("/petitions/{petition}/pending", INSPECT, pending::show),
    post("/petitions/{petition}/pending/settings", SETTLE, pending::settings),
    post("/petitions/{petition}/pending/{line}/take-up", EXAMINE, pending::take_up),
    get("/petitions/{petition}/court", LOOK, court::show),
    post("/petitions/{petition}/court", DECIDE, court::record),
    get("/petitions/{petition}/journal", LOOK, journal::show),
    get("/petitions/{petition}/documents", LOOK, documents::show),
    get("/petitions/{petition}/documents/{file}", LOOK, documents::download),
    get("/petitions/{petition}/intake", HANDLE, intake::show),
    post("/petitions/{petition}/intake/boxes", HANDLE, intake::boxes),
    get("/petitions/{petition}/intake/receipt", HANDLE, intake::receipt),
    get("/petitions/{petition}/intake/sections", HANDLE, sections::list),
    post("/petitions/{petition}/intake/sections", HANDLE, sections::take),
    get("/petitions/{petition}/intake/sections/new", HANDLE, sections::new),
    get("/petitions/{petition}/count", HANDLE, counting::show),
    post("/petitions/{petition}/count/layout", HANDLE, counting::layout),
    get("/petitions/{petition}/count/next", HANDLE, counting::next),
    get("/petitions/{petition}/count/differences", SETTLE, differences::show),
    post("/petitions/{petition}/count/correct", SETTLE, differences::correct),
    get("/petitions/{petition}/count/{section}", HANDLE, counting::screen),
    post("/petitions/{petition}/count/{section}/done", HANDLE, counting::done),
    post("/petitions/{petition}/count/{section}/{sheet}", HANDLE, counting::record),
    post("/petitions/{petition}/count/{section}/{sheet}/settle", SETTLE, differences::settle),
    get("/petitions/{petition}/raw-count", LOOK, raw_count::show),
    post("/petitions/{petition}/raw-count/declare", DECIDE, raw_count::declare),
    post("/petitions/{petition}/raw-count/prima-facie", DECIDE, raw_count::decide),
    post("/petitions/{petition}/raw-count/restate", DECIDE, raw_count::restate),
    get("/petitions/{petition}/draw", LOOK, draw::show),
    post("/petitions/{petition}/draw/freeze", DECIDE, draw::freeze),
    post("/petitions/{petition}/draw/full", DECIDE, draw::full),
    get("/petitions/{petition}/draw/pull", HANDLE, lists::pull),
    get("/petitions/{petition}/draw/pull-list.csv", HANDLE, lists::pull_csv),
    get("/petitions/{petition}/draw/pull-list.pdf", HANDLE, lists::pull_pdf),
    get("/petitions/{petition}/draw/{frame}/frame.csv", LOOK, lists::frame_csv),
    get("/petitions/{petition}/draw/{frame}/sample.csv", LOOK, lists::sample_csv),
    get("/petitions/{petition}/draw/{frame}/drawn", LOOK, lists::drawn),
    post("/petitions/{petition}/draw/{frame}/seed", DECIDE, draw::seed),
    post("/petitions/{petition}/draw/{frame}/sample", DECIDE, draw::sample),
    get("/petitions/{petition}/custody", LOOK, custody::show),
    post("/petitions/{petition}/custody/boxes", HANDLE, custody::move_box),
    post("/petitions/{petition}/custody/sections", HANDLE, custody::sections),
    get("/petitions/{petition}/withdrawals", HANDLE, withdrawals::show),
    post("/petitions/{petition}/withdrawals", HANDLE, withdrawals::receive),
    get("/petitions/{petition}/withdrawals/next", HANDLE, request::next),
    get("/petitions/{petition}/withdrawals/{request}", HANDLE, request::show),
    post("/petitions/{petition}/withdrawals/{request}", HANDLE, request::decide),
    get("/petitions/{petition}/examine", EXAMINE, examine::next),
    get("/petitions/{petition}/examine/{line}", EXAMINE, examine::show),
    get("/petitions/{petition}/examine/{line}/search", EXAMINE, examine::search),
    post("/petitions/{petition}/examine/{line}/decide", EXAMINE, examine::decide),
    post("/petitions/{petition}/examine/{line}/key", EXAMINE, examine::key),
    post("/petitions/{petition}/examine/{line}/aside", EXAMINE, examine::aside),
    post("/petitions/{petition}/examine/{line}/pending", EXAMINE, examine::pending),
    post("/petitions/{petition}/examine/{line}/section", EXAMINE, examine::section),
    post("/petitions/{petition}/examine/{line}/undo", EXAMINE, examine::undo),
];
