//! The reasons of a version, and the page of the whole catalogue.

use std::fmt::Write as _;

use super::sections;
use crate::{Catalog, Level, Means, Version};

impl Catalog {
    /// The catalogue of reasons, in Markdown.
    #[must_use]
    pub fn reasons_page(&self) -> String {
        let mut page = "# Reasons\n\nGenerated from `procedures/reasons.toml`. Codes are stable; procedures choose among them, cite \
                        and may reword. The programs know findings, not codes: *stands for* says which finding a code \
                        is the reason for, *otherwise* which code stands for it in a procedure that does not choose this one.\n\n\
                        | code | level | wording | set by | stands for | otherwise |\n|---|---|---|---|---|---|\n"
            .to_owned();
        for entry in self.reasons() {
            let reason = entry.unchosen();
            let means = entry.means().map_or("", Means::words);
            let otherwise = entry.otherwise().map_or_else(String::new, |code| format!("`{code}`"));
            let _ = writeln!(
                page,
                "| `{}` | {} | {} | {} | {means} | {otherwise} |",
                reason.code,
                level(reason.level),
                reason.wording,
                reason.set_by.join(", "),
            );
        }
        page
    }
}

pub(super) fn reasons(page: &mut String, version: &Version) {
    if version.reasons().is_empty() {
        return;
    }
    page.push_str("### Reasons\n\n| code | level | wording | law |\n|---|---|---|---|\n");
    for reason in version.reasons() {
        let cites = sections(&reason.cites);
        let level = level(reason.level);
        let _ = writeln!(page, "| `{}` | {level} | {} | {cites} |", reason.code, reason.wording);
    }
    page.push('\n');
}

const fn level(level: Level) -> &'static str {
    match level {
        Level::Line => "line",
        Level::Section => "section",
        Level::Petition => "petition",
    }
}
