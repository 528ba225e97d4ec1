//! Relative links in the Markdown pages lead somewhere, anchors included.

use std::collections::{HashMap, HashSet};
use std::path::{Component, Path};

use anyhow::Result;

use super::Report;
use crate::files::{self, Source};
use crate::process::root;

/// Follows every relative link of every page.
pub(super) fn check() -> Result<Report> {
    let pages = files::ending_in(".md")?;
    let anchors: HashMap<&str, HashSet<String>> =
        pages.iter().map(|page| (page.path.as_str(), anchors_of(&page.text))).collect();
    let mut report = Report::default();
    let mut links = 0;
    for page in &pages {
        for (line, target) in links_of(page) {
            links += 1;
            report.problems.extend(broken(page, line, target, &anchors));
        }
    }
    report.looked_at = format!("{} pages, {links} relative links", pages.len());
    Ok(report)
}

/// Lines outside fenced code, numbered from 1.
fn prose(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut in_code = false;
    (1..).zip(text.lines()).filter(move |(_, line)| {
        let fence = line.trim_start().starts_with("```");
        in_code ^= fence;
        !in_code && !fence
    })
}

/// The relative targets of a page: `](target)`, `src="target"`, `href="target"`.
fn links_of(page: &Source) -> impl Iterator<Item = (usize, &str)> {
    prose(&page.text).flat_map(|(number, line)| {
        let starts = [("](", ')'), ("src=\"", '"'), ("href=\"", '"')];
        starts.into_iter().flat_map(move |(start, end)| {
            line.split(start).skip(1).filter_map(move |rest| {
                let target = rest.split(end).next()?.split(' ').next()?;
                let elsewhere = target.contains("://") || target.starts_with("mailto:");
                (!elsewhere && !target.is_empty()).then_some((number, target))
            })
        })
    })
}

fn broken(
    page: &Source,
    line: usize,
    target: &str,
    anchors: &HashMap<&str, HashSet<String>>,
) -> Option<String> {
    let place = format!("{}:{line}", page.path);
    let (file, anchor) = target.split_once('#').map_or((target, None), |(file, anchor)| (file, Some(anchor)));
    let path = if file.is_empty() { page.path.clone() } else { beside(&page.path, file) };
    if !root().join(&path).exists() {
        return Some(format!("{place}: the link {target} leads to {path}, which is not there"));
    }
    let (anchor, known) = (anchor?, anchors.get(path.as_str())?);
    (!known.contains(anchor)).then(|| format!("{place}: {path} has no heading #{anchor}"))
}

/// A path from the root for a link on a page; a leading slash means the root.
fn beside(page: &str, file: &str) -> String {
    let folder = Path::new(page).parent().unwrap_or(Path::new(""));
    let joined = match file.strip_prefix('/') {
        Some(from_root) => from_root.into(),
        None => folder.join(file),
    };
    let mut parts: Vec<String> = Vec::new();
    for part in joined.components() {
        match part {
            Component::ParentDir => drop(parts.pop()),
            Component::Normal(name) => parts.push(name.to_string_lossy().into_owned()),
            _ => {}
        }
    }
    parts.join("/")
}

/// The anchors a forge makes of the headings: lower case, spaces to hyphens, punctuation dropped, repeats numbered.
fn anchors_of(text: &str) -> HashSet<String> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let headings =
        prose(text).filter_map(|(_, line)| Some(line.strip_prefix('#')?.trim_start_matches('#').trim()));
    headings
        .map(|heading| {
            let kept = heading.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
            let slug = kept.collect::<String>().to_lowercase().replace(' ', "-");
            let times = seen.entry(slug.clone()).or_default();
            *times += 1;
            if *times == 1 { slug } else { format!("{slug}-{}", *times - 1) }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_and_anchors_are_found_outside_code_only() {
        let text = "# The draw\n## Why, and `how`?\n## The draw\n[a](b.md#x) [c](https://d.e) ![f](g.png \"h\")\n\
                    ```\n# no heading\n[no](link.md)\n```\n<img src=\"i.svg\">\n";
        let page = Source { path: "docs/a.md".to_owned(), text: text.to_owned() };
        assert_eq!(links_of(&page).collect::<Vec<_>>(), [(4, "b.md#x"), (4, "g.png"), (9, "i.svg")]);
        assert_eq!(anchors_of(text), ["the-draw", "why-and-how", "the-draw-1"].map(str::to_owned).into());
    }

    #[test]
    fn targets_are_taken_from_the_page_or_the_root() {
        let cases = [("b.md", "docs/b.md"), ("../README.md", "README.md"), ("/LICENSE-MIT", "LICENSE-MIT")];
        for (file, path) in cases {
            assert_eq!(beside("docs/a.md", file), path);
        }
    }

    #[test]
    fn a_link_into_nothing_is_reported() {
        let page = Source { path: "docs/a.md".to_owned(), text: "[a](nowhere.md)".to_owned() };
        let anchors = HashMap::from([("docs/a.md", HashSet::from(["here".to_owned()]))]);
        assert!(broken(&page, 1, "nowhere.md", &anchors).is_some());
        let itself = Source { path: "Cargo.toml".to_owned(), text: String::new() };
        let anchors = HashMap::from([("Cargo.toml", HashSet::from(["here".to_owned()]))]);
        assert!(broken(&itself, 1, "#there", &anchors).is_some());
        assert_eq!(broken(&itself, 1, "#here", &anchors), None);
    }
}
