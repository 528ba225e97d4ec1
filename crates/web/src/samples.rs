//! Pages rendered from sample contexts, kept beside the source: a change of a template shows as a change of text. Synthetic
//! people only. `cargo insta review`, or `INSTA_UPDATE=always`, keeps what changed.

use askama::Template;

use crate::paging::Pages;
use crate::shell::{Link, Shell};
use crate::working::{Explained, Step};

/// A frame that does not change with the style sheet.
pub(crate) fn shell(title: &str) -> Shell {
    let link =
        |text: &str, address: &str, here| Link { text: text.to_owned(), address: address.to_owned(), here };
    Shell {
        title: title.to_owned(),
        member: Some(("Clara Clerk".to_owned(), "clerk")),
        token: "TOKEN".to_owned(),
        notice: Some("Recorded.".to_owned()),
        marking: Some("DEMONSTRATION".to_owned()),
        links: vec![link("Petitions", "/", false)],
        petition: Some(link("Recall of a judge", "/petitions/recall", false)),
        stages: vec![
            link("Overview", "/petitions/recall", false),
            link("Records", "/petitions/recall/lines", true),
        ],
        pages: vec![
            link("Lines", "/petitions/recall/lines", true),
            link("Journal", "/petitions/recall/journal", false),
        ],
        style: "/assets/style.css".to_owned(),
        scripts: vec!["/assets/page.js".to_owned()],
    }
}

/// A table's second page of three.
pub(crate) fn pages() -> Pages {
    let address = |page: u32| Some(format!("/here?page={page}"));
    Pages { rows: 100..200, says: "101–200 of 250".to_owned(), previous: address(1), next: address(3) }
}

/// A table without rows.
pub(crate) fn no_pages() -> Pages {
    Pages { rows: 0..0, says: "none".to_owned(), previous: None, next: None }
}

/// A figure with its working.
pub(crate) fn explained() -> Explained {
    let step = |depth, label: &str, value: &str, formula: &str| Step {
        depth,
        label: label.to_owned(),
        value: value.to_owned(),
        formula: formula.to_owned(),
        rounding: if depth == 0 { "1860.8 rounded up".to_owned() } else { String::new() },
        cites: if depth == 0 { "EC §11221(b)".to_owned() } else { String::new() },
        notes: if depth == 0 { vec!["unverified: the date".to_owned()] } else { Vec::new() },
    };
    Explained {
        label: "Signatures required".to_owned(),
        value: "1,861 signatures".to_owned(),
        steps: vec![
            step(0, "Signatures required", "1,861 signatures", "20 % × votes at the last election"),
            step(1, "Votes at the last election", "9,304", ""),
        ],
    }
}

/// Text of every kind that must be shown as it is and do nothing.
pub(crate) const HOSTILE: &str = "Ana <script>alert(1)</script> \u{202e}Lopez & \"Sons\"";

/// The page's content is what is kept in `snapshots/`; without a frame, all of it.
pub(crate) fn is_as_kept(name: &str, page: &impl Template) {
    let html = page.render().unwrap();
    let content =
        html.split_once("<main id=\"content\" tabindex=\"-1\">").map_or(html.as_str(), |(_, rest)| {
            rest.split_once("</main>")
                .unwrap()
                .0
                .trim_start_matches("\n<p class=\"notice\" role=\"status\">Recorded.</p>")
        });
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, content);
    });
}

/// The whole page, with its frame.
pub(crate) fn is_as_kept_with_its_frame(name: &str, page: &impl Template) {
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, page.render().unwrap());
    });
}
