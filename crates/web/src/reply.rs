//! What a page gives back.

use askama::Template;
use axum::body::Body;
use axum::http::{HeaderValue, Response, StatusCode, header};

use crate::trouble::Trouble;

/// An answer, before the headers every answer has.
#[derive(Debug)]
pub struct Reply {
    pub(crate) status: StatusCode,
    pub(crate) kind: &'static str,
    pub(crate) body: Vec<u8>,
    pub(crate) location: Option<String>,
    /// Name a download gets.
    pub(crate) file: Option<String>,
    /// A cookie to set.
    pub(crate) cookie: Option<String>,
    /// May be kept by the browser for ever: its address names its content.
    pub(crate) immutable: bool,
}

impl Reply {
    fn new(status: StatusCode, kind: &'static str, body: Vec<u8>) -> Self {
        Self { status, kind, body, location: None, file: None, cookie: None, immutable: false }
    }

    /// A page.
    ///
    /// # Errors
    /// When the template cannot be filled, which is a fault of the program.
    pub fn page(page: &impl Template) -> Result<Self, Trouble> {
        let html = page.render().map_err(|e| Trouble::Internal(e.to_string()))?;
        Ok(Self::new(StatusCode::OK, "text/html; charset=utf-8", html.into_bytes()))
    }

    /// A page with another status.
    #[must_use]
    pub fn with_status(mut self, status: StatusCode) -> Self {
        self.status = status;
        self
    }

    /// JSON for a script of ours.
    #[must_use]
    pub fn json(value: &serde_json::Value) -> Self {
        Self::new(StatusCode::OK, "application/json", value.to_string().into_bytes())
    }

    /// A picture shown inside a page.
    #[must_use]
    pub fn svg(svg: String) -> Self {
        Self::new(StatusCode::OK, "image/svg+xml", svg.into_bytes())
    }

    /// A short text.
    #[must_use]
    pub fn text(text: &str) -> Self {
        Self::new(StatusCode::OK, "text/plain; charset=utf-8", text.as_bytes().to_vec())
    }

    /// A file to keep.
    #[must_use]
    pub fn download(name: &str, kind: &'static str, body: Vec<u8>) -> Self {
        let mut reply = Self::new(StatusCode::OK, kind, body);
        reply.file = Some(name.to_owned());
        reply
    }

    pub(crate) fn asset(kind: &'static str, body: &'static [u8]) -> Self {
        let mut reply = Self::new(StatusCode::OK, kind, body.to_vec());
        reply.immutable = true;
        reply
    }

    /// Sends the browser to another page: after every form, so that reloading does not send it again.
    #[must_use]
    pub fn go_to(address: &str) -> Self {
        let mut reply = Self::new(StatusCode::SEE_OTHER, "text/plain; charset=utf-8", Vec::new());
        reply.location = Some(address.to_owned());
        reply
    }

    /// With a cookie.
    #[must_use]
    pub(crate) fn with_cookie(mut self, cookie: String) -> Self {
        self.cookie = Some(cookie);
        self
    }

    pub(crate) fn into_response(self) -> Response<Body> {
        let is_picture = self.kind == "image/svg+xml";
        let mut response = Response::new(Body::from(self.body));
        *response.status_mut() = self.status;
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(self.kind));
        let cache = if self.immutable { "public, max-age=31536000, immutable" } else { "no-store" };
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
        let mut set = |name, text: &str| {
            if let Ok(value) = HeaderValue::from_str(text) {
                headers.insert(name, value);
            }
        };
        if let Some(location) = &self.location {
            set(header::LOCATION, location);
        }
        if let Some(cookie) = &self.cookie {
            set(header::SET_COOKIE, cookie);
        }
        if let Some(file) = &self.file {
            let safe: String =
                file.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_')).collect();
            set(header::CONTENT_DISPOSITION, &format!("attachment; filename=\"{safe}\""));
        }
        // A picture has its styles inside and may do nothing else.
        let policy = if is_picture {
            "default-src 'none'; style-src 'unsafe-inline'"
        } else {
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; \
             form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        };
        set(header::CONTENT_SECURITY_POLICY, policy);
        set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
        set(header::REFERRER_POLICY, "no-referrer");
        set(header::X_FRAME_OPTIONS, "DENY");
        response
    }
}
