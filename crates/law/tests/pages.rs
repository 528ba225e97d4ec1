//! `docs/procedures/`: the page of every procedure is what its file says, and every figure on it has its section.
//!
//! `WRITE_PAGES=1 cargo nextest run -p law -E 'binary(pages)'` writes them anew.

#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "test code reads and writes docs/procedures/"
)]

use std::path::PathBuf;

use law::{Catalog, Procedure};

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs/procedures")
}

fn index(procedures: &[Procedure]) -> String {
    let mut page = String::from(
        "# Procedures\n\nGenerated from `procedures/*.toml`; [law.md](../law.md) says how they are written, [reasons.md](reasons.md)\n\
         lists every reason a line, a section or a petition can fail for.\n\n\
         | procedure | place | versions |\n|---|---|---|\n",
    );
    for procedure in procedures {
        let versions: Vec<&str> = procedure.versions.iter().map(|version| version.name.as_str()).collect();
        page.push_str(&format!(
            "| [{}]({}.md) | {} | {} |\n",
            procedure.name,
            procedure.id,
            procedure.place,
            versions.join(", ")
        ));
    }
    page
}

#[test]
fn the_pages_are_what_the_files_say() {
    let catalog = Catalog::builtin().unwrap();
    let mut pages = vec![
        ("README.md".to_owned(), index(catalog.procedures())),
        ("reasons.md".to_owned(), catalog.reasons_page()),
    ];
    pages.extend(
        catalog.procedures().iter().map(|procedure| (format!("{}.md", procedure.id), procedure.page(None))),
    );
    if std::env::var("WRITE_PAGES").is_ok() {
        std::fs::create_dir_all(folder()).unwrap();
        for (name, page) in &pages {
            std::fs::write(folder().join(name), page).unwrap();
        }
    }
    for (name, page) in &pages {
        let committed = std::fs::read_to_string(folder().join(name)).unwrap_or_default();
        assert!(
            committed == *page,
            "docs/procedures/{name} is out of date: run this test with WRITE_PAGES=1"
        );
    }
    let committed = std::fs::read_dir(folder()).unwrap().count();
    assert_eq!(committed, pages.len(), "docs/procedures/ holds a page of no procedure");
}

#[test]
fn every_row_of_a_page_names_its_section_and_the_page_its_file() {
    let catalog = Catalog::builtin().unwrap();
    for procedure in catalog.procedures() {
        let page = procedure.page(None);
        assert!(page.contains(&format!("SHA-256 of the file: `{}`", procedure.hash())), "{}", procedure.id);
        let mut table_has_law = false;
        for line in page.lines().filter(|line| line.starts_with('|')) {
            let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
            let last = *cells.last().unwrap();
            if last == "law" || last == "what follows" {
                table_has_law = last == "law";
            } else if !last.starts_with("---") && table_has_law {
                assert!(!last.is_empty() || line.contains("`struck-by-court`"), "{}: {line}", procedure.id);
            }
        }
        for version in &procedure.versions {
            assert!(page.contains(&format!("## Version {}: ", version.name)), "{}", procedure.id);
        }
    }
}

/// The text of a procedure's file and of those its versions are based on.
fn sources(procedure: &Procedure) -> String {
    let read = |id: &str| {
        let path =
            PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../procedures").join(format!("{id}.toml"));
        std::fs::read_to_string(path).unwrap()
    };
    let own = read(&procedure.id);
    let based = own.lines().filter_map(|line| line.strip_prefix("based-on = \"")?.split_once('/'));
    let others: Vec<String> = based.map(|(id, _)| read(id)).collect();
    own + &others.concat() + include_str!("../../../procedures/reasons.toml")
}

/// Runs of digits that stand alone or with a decimal point.
fn numbers(text: &str) -> Vec<&str> {
    let parts = text.split(|letter: char| !letter.is_ascii_digit() && letter != '.');
    parts
        .map(|part| part.trim_matches('.'))
        .filter(|part| part.bytes().any(|it| it.is_ascii_digit()))
        .collect()
}

/// What the engine itself says in words: "rounded to 4 decimals" comes from `places = 4`, "A − 1" from the estimator's name.
const ENGINE: [&str; 2] = ["0", "1"];

#[test]
fn every_figure_of_a_page_is_in_its_file_under_a_section_that_is_in_its_file() {
    let catalog = Catalog::builtin().unwrap();
    let mut traced = 0;
    for procedure in catalog.procedures() {
        let file = sources(procedure);
        let known = numbers(&file);
        let page = procedure.page(None);
        let mut version = "";
        for line in page.lines() {
            if let Some(heading) = line.strip_prefix("## Version ") {
                version = heading.split(": ").next().unwrap_or_default();
                let named = file.contains(&format!("name = \"{version}\""));
                assert!(named, "{}: version {version} is not in its file", procedure.id);
            }
            if !line.starts_with("| ") || line.contains("| law |") {
                continue;
            }
            let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
            let (sections, rules) = cells.split_last().unwrap();
            for number in rules.iter().flat_map(|rule| numbers(rule)) {
                let found = known.contains(&number) || ENGINE.contains(&number);
                assert!(found, "{} {version}: {number} in `{line}` is not in the file", procedure.id);
                traced += 1;
            }
            for section in sections.split(", ").filter(|section| section.contains('§')) {
                let section = section.trim_end_matches(" (unverified)");
                assert!(file.contains(section), "{} {version}: {section} is not in the file", procedure.id);
            }
        }
    }
    assert!(traced > 300, "{traced} figures");
}
