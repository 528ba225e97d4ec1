//! The page that says what could not be done, and where to go on.

use askama::Template;

use crate::fields::encode;
use crate::reply::Reply;
use crate::shell::Shell;
use crate::trouble::Trouble;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "trouble.html")]
struct TroublePage {
    shell: Shell,
    heading: &'static str,
    said: String,
    back: String,
}

/// A script reads the same sentence as JSON.
pub(crate) fn reply(visit: &Visit, trouble: &Trouble) -> Reply {
    let from_script = visit.form.has("from-script") || visit.query.has("from-script");
    if matches!(trouble, Trouble::SignIn) && !from_script {
        return Reply::go_to(&format!("/sign-in?next={}", encode(&visit.path)));
    }
    if let Trouble::Internal(detail) = trouble {
        eprintln!("{}: {detail}", visit.path);
    }
    if from_script {
        let said = serde_json::json!({ "trouble": trouble.said() });
        return Reply::json(&said).with_status(trouble.status());
    }
    let back = match visit.names.iter().find(|(name, _)| name == "petition") {
        Some((_, petition)) if visit.office.case(petition).is_ok() => format!("/petitions/{petition}"),
        _ => "/".to_owned(),
    };
    let page = TroublePage {
        shell: visit.shell(trouble.heading()),
        heading: trouble.heading(),
        said: trouble.said(),
        back,
    };
    let reply = Reply::page(&page).unwrap_or_else(|_| Reply::text(&trouble.said()));
    reply.with_status(trouble.status())
}

#[cfg(test)]
mod sample {
    use super::*;
    use crate::samples::{HOSTILE, is_as_kept, shell};

    #[test]
    fn what_cannot_be_done() {
        let page = TroublePage {
            shell: shell("Not possible now"),
            heading: "Not possible now",
            said: HOSTILE.to_owned(),
            back: "/petitions/recall".to_owned(),
        };
        is_as_kept("trouble", &page);
    }
}
