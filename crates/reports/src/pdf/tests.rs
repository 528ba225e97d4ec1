//! The pages themselves: what stands on them, and that nothing leaves the sheet or lies on something else.

use typst::layout::{Abs, Frame, FrameItem, Point};

use super::{layout, render};
use crate::Report;
use crate::page::{Block, Page};
use crate::sample;

/// One run of text on a page, in points.
#[derive(Debug)]
struct Run {
    page: usize,
    left: f64,
    right: f64,
    baseline: f64,
    size: f64,
    text: String,
}

fn runs(page: &Page) -> (usize, Vec<Run>) {
    let document = layout(page).unwrap();
    let mut runs = Vec::new();
    for (index, sheet) in document.pages().iter().enumerate() {
        collect(&sheet.frame, Point::zero(), index, &mut runs);
    }
    typst::comemo::evict(0);
    (document.pages().len(), runs)
}

fn collect(frame: &Frame, origin: Point, page: usize, runs: &mut Vec<Run>) {
    for (at, item) in frame.items() {
        let at = origin + *at;
        match item {
            FrameItem::Group(group) => {
                let shift = Point::new(group.transform.tx, group.transform.ty);
                collect(&group.frame, at + shift, page, runs);
            }
            FrameItem::Text(text) => runs.push(Run {
                page,
                left: at.x.to_pt(),
                right: (at.x + text.width()).to_pt(),
                baseline: at.y.to_pt(),
                size: text.size.to_pt(),
                text: text.text.to_string(),
            }),
            _ => {}
        }
    }
}

/// All text of a page without the breaks of lines and runs.
fn text_of(runs: &[Run], page: usize) -> String {
    let on_page = runs.iter().filter(|run| run.page == page);
    on_page.map(|run| run.text.as_str()).collect::<Vec<_>>().join(" ").replace('\u{200B}', "")
}

fn dense(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Letter paper less the margins; the head and foot lie inside the same columns.
fn assert_tidy(name: &str, page: &Page) -> (usize, Vec<Run>) {
    let (pages, runs) = runs(page);
    let (left, right) = (72.0, 612.0 - 72.0);
    for run in &runs {
        let inside =
            run.left > left - 1.0 && run.right < right + 1.0 && run.baseline > 20.0 && run.baseline < 780.0;
        assert!(inside, "{name}: leaves the sheet: {run:?}");
    }
    for (index, a) in runs.iter().enumerate() {
        for b in runs[index + 1..].iter().filter(|b| b.page == a.page) {
            let beside = a.right < b.left + 0.8 || b.right < a.left + 0.8;
            let apart = (a.baseline - b.baseline).abs() >= 0.55 * a.size.max(b.size);
            assert!(beside || apart, "{name}: {a:?} lies on {b:?}");
        }
    }
    (pages, runs)
}

#[test]
fn every_sample_fills_its_sheets_tidily_and_says_its_marking_and_head_on_each() {
    for (name, page) in sample::pages() {
        let (pages, runs) = assert_tidy(&name, &page);
        assert!(pages >= 1);
        for index in 0..pages {
            let text = text_of(&runs, index);
            assert!(text.contains(&page.anchor), "{name}: no hash on page {}", index + 1);
            assert!(text.contains(&format!("Page {} of {pages}", index + 1)), "{name}: {text}");
            if let Some(marking) = &page.marking {
                assert!(text.contains(marking), "{name}: unmarked page {}", index + 1);
            }
        }
        // A heading at the foot of a page would stand there alone.
        for block in &page.blocks {
            let Block::Heading(heading) = block else { continue };
            let head = runs.iter().find(|run| run.text.contains(heading.as_str())).unwrap();
            let last = runs.iter().filter(|run| run.page == head.page && run.baseline < 715.0);
            let lowest = last.map(|run| run.baseline).fold(0.0, f64::max);
            assert!(
                lowest > head.baseline + 1.0,
                "{name}: \"{heading}\" stands alone on page {}",
                head.page + 1
            );
        }
    }
}

#[test]
fn a_certificate_is_one_page_with_its_figures() {
    for (name, page) in sample::pages().into_iter().filter(|(name, _)| name.starts_with("certificate")) {
        let (pages, runs) = runs(&page);
        assert_eq!(pages, 1, "{name}");
        let text = text_of(&runs, 0);
        for figure in
            ["58,634", "94,539", "Required", "Disqualified", "Registrar of Voters", "January 11, 2018"]
        {
            assert!(text.contains(figure), "{name}: {figure} is missing in {text}");
        }
    }
}

#[test]
fn the_statement_prints_every_figure_of_its_working() {
    let page = sample::statement("statement-santa-clara-2018").page().unwrap();
    let (pages, runs) = runs(&page);
    let text = dense(&(0..pages).map(|index| text_of(&runs, index)).collect::<String>());
    let figures = [
        "71.69%",
        "67,776",
        "19.9998",
        "379.9922",
        "1,520",
        "66,256",
        "2CCR§20531(c)",
        "64,354–68,158",
        "113.0%",
    ];
    for figure in figures.iter().chain(&["52,770.6", "64,497.4", "2,639", "3,225", "52047718830164927715"]) {
        assert!(text.contains(figure), "{figure} is missing");
    }
}

#[test]
fn awkward_sizes_stay_on_the_sheet() {
    for (name, page) in sample::awkward() {
        assert_tidy(&name, &page);
    }
}

#[test]
fn characters_without_a_glyph_are_spelled_out_and_vietnamese_is_not() {
    let mut certificate = sample::certificate("certificate-insufficient");
    certificate.petition.officer = "Nguyễn Thị Hồng Ánh 王\u{202E}gnirts\u{7}".to_owned();
    let (_, runs) = runs(&certificate.page().unwrap());
    let text = text_of(&runs, 0);
    assert!(text.contains("Nguyễn Thị Hồng Ánh [U+738B][U+202E]gnirts[U+0007]"), "{text}");
    assert!(certificate.to_pdf().unwrap().starts_with(b"%PDF-"));
}

#[test]
fn the_same_model_gives_the_same_bytes() {
    for (name, page) in sample::pages() {
        let once = render(&page).unwrap();
        typst::comemo::evict(0);
        assert_eq!(once, render(&page).unwrap(), "{name}");
        assert!(once.len() < 400_000, "{name}: {} bytes", once.len());
    }
}

#[test]
fn sheets_are_letter_paper() {
    let document = layout(&sample::certificate("certificate-insufficient").page().unwrap()).unwrap();
    let size = document.pages()[0].frame.size();
    assert!(size.x.approx_eq(Abs::inches(8.5)) && size.y.approx_eq(Abs::inches(11.0)), "{size:?}");
}
