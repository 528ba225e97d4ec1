//! A browser without a screen: keeps its cookie and the page it is on, sends the forms it finds there.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Method, Request};
use tower::ServiceExt as _;

use super::form::{Form, encode, text_of};

/// An answer of the server.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) bytes: Vec<u8>,
    /// The address it came from, after redirects.
    pub(crate) address: String,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// The body as it was sent.
    pub(crate) fn html(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// What a reader sees: no tags, single spaces.
    pub(crate) fn words(&self) -> String {
        text_of(&self.html())
    }

    /// Whether a reader sees this.
    pub(crate) fn says(&self, words: &str) -> bool {
        self.words().contains(words)
    }

    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.bytes).unwrap()
    }

    pub(crate) fn forms(&self) -> Vec<Form> {
        Form::all(&self.html())
    }
}

/// A browser.
#[derive(Clone)]
pub(crate) struct Browser {
    router: axum::Router,
    cookie: Option<String>,
    page: Option<Answer>,
    pub(crate) from: IpAddr,
}

impl Browser {
    pub(super) fn new(router: axum::Router) -> Self {
        Self { router, cookie: None, page: None, from: IpAddr::V4(Ipv4Addr::LOCALHOST) }
    }

    /// Opens an address and follows where it leads.
    pub(crate) fn get(&mut self, address: &str) -> Answer {
        let answer = self.ask(&Method::GET, address, None, &[]);
        self.follow(answer)
    }

    /// Fills in the form of the present page that goes to this address, and sends it with what it holds already. A name
    /// given several times is sent several times; an empty value empties a field.
    pub(crate) fn send(&mut self, action: &str, fields: &[(&str, &str)]) -> Answer {
        let page = self.page.clone().unwrap();
        let forms = page.forms();
        let Some(form) = forms.iter().find(|form| form.action == action && form.method == "post") else {
            let known: Vec<_> = forms.iter().map(|form| &form.action).collect();
            panic!("{} has no form to {action}, only {known:?}:\n{}", page.address, page.words());
        };
        self.post(action, &form.filled(fields))
    }

    /// Sends fields as they are and follows where the answer leads.
    pub(crate) fn post(&mut self, address: &str, fields: &[(String, String)]) -> Answer {
        let answer = self.ask(&Method::POST, address, Some(encode(fields)), &[]);
        self.follow(answer)
    }

    /// Sends a form made by nobody's page but with the right token, as a test of what the page behind it refuses.
    pub(crate) fn post_with_token(&mut self, address: &str, fields: &[(&str, &str)]) -> Answer {
        let mut sent = vec![("token".to_owned(), self.token())];
        sent.extend(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        self.post(address, &sent)
    }

    /// The token forms of this session carry.
    pub(crate) fn token(&mut self) -> String {
        let page = self.ask(&Method::GET, "/account", None, &[]);
        let forms = page.forms();
        let fields = forms.iter().flat_map(|form| &form.fields);
        fields.clone().find(|(name, _)| name == "token").map(|(_, value)| value.clone()).unwrap_or_default()
    }

    /// One request, no following.
    pub(crate) fn ask(
        &mut self,
        method: &Method,
        address: &str,
        form: Option<String>,
        headers: &[(&str, &str)],
    ) -> Answer {
        let mut request = Request::builder().method(method).uri(address);
        if let Some(cookie) = &self.cookie {
            request = request.header("cookie", cookie);
        }
        if form.is_some() {
            request = request.header("content-type", "application/x-www-form-urlencoded");
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let mut request = request.body(form.map_or_else(Body::empty, Body::from)).unwrap();
        request.extensions_mut().insert(ConnectInfo(SocketAddr::new(self.from, 40_000)));
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let answer = runtime.block_on(async {
            let response = self.router.clone().oneshot(request).await.unwrap();
            let (parts, body) = response.into_parts();
            let bytes = to_bytes(body, usize::MAX).await.unwrap().to_vec();
            let address = address.to_owned();
            Answer { status: parts.status.as_u16(), headers: parts.headers, bytes, address }
        });
        if let Some(cookie) = answer.headers.get("set-cookie") {
            let pair = cookie.to_str().unwrap().split(';').next().unwrap().to_owned();
            self.cookie = Some(pair).filter(|pair| !pair.ends_with('='));
        }
        answer
    }

    fn follow(&mut self, mut answer: Answer) -> Answer {
        for _ in 0..5 {
            if !matches!(answer.status, 302 | 303) {
                break;
            }
            let next = answer.header("location").to_owned();
            answer = self.ask(&Method::GET, &next, None, &[]);
        }
        self.page = Some(answer.clone());
        answer
    }
}
