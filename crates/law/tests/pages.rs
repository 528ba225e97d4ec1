//! `docs/procedures/`: the page of every procedure is what its file says, and every figure on it has its section.
//!
//! `WRITE_PAGES=1 cargo nextest run -p law -E 'binary(pages)'` writes them anew.

#![expect(clippy::disallowed_methods, reason = "test code reads and writes docs/procedures/")]

use std::path::PathBuf;

use law::{Catalog, Procedure};

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs/procedures")
}

fn index(procedures: &[Procedure]) -> String {
    let mut page = String::from(
        "# Procedures\n\nGenerated from `procedures/*.toml`; [law.md](../law.md) says how they are written.\n\n\
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
    let mut pages = vec![("README.md".to_owned(), index(catalog.procedures()))];
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
