//! From HTTP to visits and back: the one place that knows axum.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Instant;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{ConnectInfo, RawPathParams, Request, State};
use axum::http::{HeaderMap, Method, Response, header};
use axum::routing::{MethodRouter, get, post};
use office::Office;
use office::people::Member;

use crate::fields::Fields;
use crate::limiter::Limiter;
use crate::pages;
use crate::reply::Reply;
use crate::routes::{Access, ROUTES, Route};
use crate::session::Sessions;
use crate::trouble::Trouble;
use crate::visit::Visit;

/// Bytes of a form at most: a list of withdrawals pasted in is the largest.
const LARGEST_FORM: usize = 4 << 20;
/// The session's cookie.
pub(crate) const COOKIE: &str = "scrutineer";

/// Everything the pages share.
#[derive(Clone)]
pub struct Site {
    /// The office.
    pub office: Arc<Office>,
    pub(crate) sessions: Arc<Sessions>,
    pub(crate) limiter: Arc<Limiter>,
    pub(crate) encrypted: bool,
    pub(crate) marking: Option<String>,
    log: bool,
}

impl Site {
    /// The pages of an office. `encrypted` binds cookies to TLS; `marking` is printed on every page.
    #[must_use]
    pub fn new(office: Arc<Office>, encrypted: bool, marking: Option<String>) -> Self {
        Self { office, sessions: Arc::default(), limiter: Arc::default(), encrypted, marking, log: false }
    }

    /// Writes a line to stderr for every request: when, method, route, status, milliseconds. Neither addresses nor people.
    #[must_use]
    pub fn with_log(mut self, log: bool) -> Self {
        self.log = log;
        self
    }
}

/// The site as a service.
pub fn router(site: Site) -> Router {
    let mut router = Router::new();
    for route in ROUTES {
        router = router.route(route.path, method(route));
    }
    router.fallback(missing).with_state(site)
}

fn method(route: &'static Route) -> MethodRouter<Site> {
    let handler = move |State(site): State<Site>, names: RawPathParams, request: Request| async move {
        let names = names.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        answer(site, route, names, request).await
    };
    if route.method == Method::POST { post(handler) } else { get(handler) }
}

async fn missing(State(site): State<Site>, request: Request) -> Response<Body> {
    let headers = request.headers().clone();
    let visit = visit(&site, &headers, request.uri().path(), None);
    pages::trouble::reply(&visit, &Trouble::NotFound("There is no such page.".to_owned())).into_response()
}

async fn answer(
    site: Site,
    route: &'static Route,
    names: Vec<(String, String)>,
    request: Request,
) -> Response<Body> {
    let (began, at, log) = (Instant::now(), site.office.now(), site.log);
    let response = reply(site, route, names, request).await.into_response();
    if log {
        // The route as it is declared: a line, a person or a search in the address is nobody's business.
        let (status, milliseconds) = (response.status().as_u16(), began.elapsed().as_secs_f64() * 1000.0);
        eprintln!("{at:.3} {} {} {status} {milliseconds:.1} ms", route.method, route.path);
    }
    response
}

async fn reply(site: Site, route: &'static Route, names: Vec<(String, String)>, request: Request) -> Reply {
    let (parts, body) = request.into_parts();
    let from = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
    let mut visit = visit(&site, &parts.headers, parts.uri.path(), from);
    visit.names = names;
    visit.query = Fields::parse(parts.uri.query().unwrap_or_default());
    let too_large = || Trouble::Bad("The form is larger than 4 MB: send it in parts.".to_owned());
    let read = match to_bytes(body, LARGEST_FORM).await {
        Ok(bytes) => Ok(String::from_utf8_lossy(&bytes).into_owned()),
        Err(_) => Err(too_large()),
    };
    // Pages wait for the disk: they run where waiting stops nobody else.
    let done = tokio::task::spawn_blocking(move || {
        let reply = read.and_then(|text| {
            visit.form = Fields::parse(&text);
            permitted(route, &visit, &parts.headers)?;
            (route.page)(&site, &visit)
        });
        reply.unwrap_or_else(|trouble| pages::trouble::reply(&visit, &trouble))
    });
    done.await.unwrap_or_else(|_| {
        Reply::text("Scrutineer could not do this; the server's output says why.")
            .with_status(axum::http::StatusCode::INTERNAL_SERVER_ERROR)
    })
}

fn visit(site: &Site, headers: &HeaderMap, path: &str, from: Option<IpAddr>) -> Visit {
    let now = site.office.now();
    let key = cookie(headers);
    let signed_in = key.as_deref().and_then(|key| site.sessions.find(key, now));
    // A person who left is signed out with their next click.
    let member: Option<Member> =
        signed_in.as_ref().and_then(|signed_in| site.office.member(&signed_in.person).ok().flatten());
    Visit {
        office: Arc::clone(&site.office),
        sessions: Arc::clone(&site.sessions),
        session: key.filter(|_| member.is_some()),
        member,
        path: path.to_owned(),
        names: Vec::new(),
        query: Fields::default(),
        form: Fields::default(),
        from,
        marking: site.marking.clone(),
    }
}

fn cookie(headers: &HeaderMap) -> Option<String> {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = cookies.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(name, _)| *name == COOKIE).map(|(_, value)| value.to_owned())
}

/// Who may, and whether a form was sent by a page of ours in this session.
fn permitted(route: &Route, visit: &Visit, headers: &HeaderMap) -> Result<(), Trouble> {
    if let Access::May(right) = route.access {
        office::rights::check(visit.member()?, right)?;
    }
    if route.method != Method::POST {
        return Ok(());
    }
    let from_elsewhere =
        headers.get("sec-fetch-site").is_some_and(|site| site != "same-origin" && site != "none");
    if from_elsewhere {
        return Err(Trouble::Stale);
    }
    // Before signing in there is no session to ride on.
    let Some(session) = &visit.session else { return Ok(()) };
    let sent = headers.get("x-form-token").and_then(|value| value.to_str().ok());
    let sent = sent.unwrap_or_else(|| visit.form.text("token"));
    let is_ours = visit.sessions.token(session).is_some_and(|token| token == sent);
    if is_ours { Ok(()) } else { Err(Trouble::Stale) }
}
