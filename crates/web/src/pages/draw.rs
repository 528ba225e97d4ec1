//! The public draw: frame, seed, sample, repetition.

pub(crate) mod lists;

use askama::Template;
use axum::http::StatusCode;
use office::draw::Replay;
use office::rights::Right;
use petition::{Event, FrameNo, FrameState, Scope, StageName};

use crate::format::{grouped, long_day};
use crate::reply::Reply;
use crate::shell::Shell;
use crate::site::Site;
use crate::trouble::Trouble;
use crate::visit::Visit;
use crate::working::Explained;

/// A frame and how far its draw is.
struct FrameView {
    number: u32,
    name: String,
    hash: String,
    lines: String,
    frozen: String,
    /// The seed in groups of five.
    seed: Option<Vec<String>>,
    source: String,
    drawn: Option<String>,
    /// Least size, most, and where the least comes from, while the sample is still to be drawn.
    size: Option<(u64, u64, Explained)>,
    /// How to repeat the draw on another machine.
    command: String,
    replay: Option<Replay>,
}

#[derive(Template)]
#[template(path = "draw.html")]
struct DrawPage {
    shell: Shell,
    base: String,
    may_decide: bool,
    may_pull: bool,
    stage: StageName,
    raw: String,
    frames: Vec<FrameView>,
    /// Every line is to be examined: since when, by whom, why.
    full: Option<(String, String, String)>,
    may_order: bool,
    /// The sample can be made larger: its least size.
    larger: Option<u64>,
    suggested: String,
    shortest: usize,
    seed: String,
    source: String,
    reason: String,
    wrong: Option<String>,
}

fn base(visit: &Visit) -> String {
    visit.under("draw")
}

pub(crate) fn show(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    page(site, visit, None)
}

fn page(site: &Site, visit: &Visit, wrong: Option<String>) -> Result<Reply, Trouble> {
    let case = visit.case()?;
    let (stage, scope, raw, states) = case.read(|petition| {
        let stage = petition.stage();
        Ok((stage.name(), stage.scope(), petition.raw_count(), petition.frames()))
    })?;
    let deeds = site.office.decisions(&case)?;
    let replays = if visit.query.has("replay") { site.office.replay(&case)? } else { Vec::new() };
    let mut frames = Vec::new();
    for state in &states {
        let mut view = frame_view(visit, state, &states);
        if state.seed.is_some() && state.drawn.is_none() {
            // Without a procedure there is no size: the page then says what is missing when one tries to draw.
            let size = site.office.sample_size(&case, state.number).ok();
            view.size = size.map(|size| (size.least, size.most, Explained::of(&size.working)));
        }
        for deed in &deeds {
            let on = deed.on.map(long_day).unwrap_or_default();
            match &deed.event {
                Event::FrameFrozen(e) if e.hash == state.hash => {
                    view.frozen = format!("{on}, by {}", deed.by);
                }
                Event::RawCountRestated(e) if e.supplement == Some(state.hash) => {
                    view.frozen = format!("{on}, by {}. Reason: {}", deed.by, e.reason);
                }
                Event::SeedPublished(e) if e.frame == state.number => {
                    view.source = format!("{} ({on}, entered by {})", e.source, deed.by);
                }
                _ => {}
            }
        }
        view.replay = replays.iter().find(|replay| replay.frame == state.number).cloned();
        frames.push(view);
    }
    let full = deeds.iter().rev().find_map(|deed| match &deed.event {
        Event::FullExaminationOrdered(e) => {
            Some((deed.on.map(long_day).unwrap_or_default(), deed.by.clone(), e.reason.clone()))
        }
        _ => None,
    });
    let drawn = states.first().and_then(|main| main.drawn);
    let field = |name: &str| visit.form.text(name).to_owned();
    Reply::page(&DrawPage {
        shell: super::petition::shell(visit, &case, "Draw")?.with_script("paper.js"),
        base: base(visit),
        may_decide: visit.may(Right::Decide),
        may_pull: visit.may(Right::Handle),
        stage,
        raw: grouped(raw),
        frames,
        full: full.filter(|_| scope == Scope::Full),
        may_order: (StageName::Accepted..=StageName::Completed).contains(&stage) && scope == Scope::Sample,
        larger: drawn.filter(|_| stage == StageName::Completed && scope == Scope::Sample).map(u64::from),
        suggested: suggested(stage, states.is_empty()).to_owned(),
        shortest: office::draw::SHORTEST_SEED,
        seed: field("seed"),
        source: field("source"),
        reason: field("reason"),
        wrong,
    })
}

fn suggested(stage: StageName, nothing_frozen: bool) -> &'static str {
    match stage {
        StageName::Accepted if nothing_frozen => "every line is examined, without a sample",
        StageName::Completed => "the sample does not decide",
        _ => "",
    }
}

fn frame_view(visit: &Visit, state: &FrameState, all: &[FrameState]) -> FrameView {
    let number = state.number.get();
    let is_main = state.number == FrameNo::MAIN;
    let digits = state.seed.as_ref().map(|seed| seed.as_str().to_owned()).unwrap_or_default();
    let petition = visit.name("petition");
    let earlier: String = all
        .iter()
        .filter(|other| other.number < state.number)
        .map(|other| format!(" --supplements {petition}-frame-{}.csv", other.number))
        .collect();
    FrameView {
        number,
        name: if is_main { "The frame".to_owned() } else { format!("Supplementary frame {number}") },
        hash: state.hash.to_string(),
        lines: grouped(state.lines),
        frozen: String::new(),
        seed: state.seed.as_ref().map(|_| groups(&digits)),
        source: String::new(),
        drawn: state.drawn.map(grouped),
        size: None,
        command: format!(
            "scrutineer sample verify --frame {petition}-frame-{number}.csv{earlier} --seed {digits} --sample \
             {petition}-sample-{number}.csv --frame-hash {}",
            state.hash
        ),
        replay: None,
    }
}

fn groups(digits: &str) -> Vec<String> {
    digits.as_bytes().chunks(5).map(|group| String::from_utf8_lossy(group).into_owned()).collect()
}

fn finish(site: &Site, visit: &Visit, done: Result<String, Trouble>) -> Result<Reply, Trouble> {
    match done {
        Ok(said) => {
            visit.notice(&said);
            Ok(Reply::go_to(&base(visit)))
        }
        Err(trouble @ (Trouble::Bad(_) | Trouble::Conflict(_))) => {
            Ok(page(site, visit, Some(trouble.said()))?.with_status(StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(other) => Err(other),
    }
}

fn frame(visit: &Visit) -> Result<FrameNo, Trouble> {
    let number: u32 = visit.named("frame")?;
    FrameNo::try_from(number).map_err(|e| Trouble::NotFound(e.to_string()))
}

/// Freezes the frame.
pub(crate) fn freeze(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let done = (|| {
        site.office.freeze_frame(&*visit.case()?, visit.member()?)?;
        Ok("The frame is frozen. Publish its hash before anybody makes the seed.".to_owned())
    })();
    finish(site, visit, done)
}

/// Publishes a seed.
pub(crate) fn seed(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let frame = frame(visit)?;
    let done = (|| {
        let (seed, source) = (visit.form.text("seed"), visit.form.text("source"));
        site.office.publish_seed(&*visit.case()?, visit.member()?, frame, seed, source)?;
        Ok("The seed is public. It cannot be changed any more.".to_owned())
    })();
    finish(site, visit, done)
}

/// Draws.
pub(crate) fn sample(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let frame = frame(visit)?;
    let done = (|| {
        let size: u64 = visit.read("size", "Lines to draw", "a number")?;
        site.office.draw_sample(&*visit.case()?, visit.member()?, frame, size)?;
        Ok(format!("{} lines are drawn.", grouped(size)))
    })();
    finish(site, visit, done)
}

/// Orders that every line be examined.
pub(crate) fn full(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let done = (|| {
        let reason = visit.form.text("reason");
        site.office.order_full_examination(&*visit.case()?, visit.member()?, reason)?;
        Ok("Every line is to be examined. Findings made so far stay.".to_owned())
    })();
    finish(site, visit, done)
}

#[cfg(test)]
mod sample {
    use super::*;
    use crate::samples::{HOSTILE, explained, is_as_kept, shell};

    fn frame(number: u32, is_drawn: bool) -> FrameView {
        FrameView {
            number,
            name: "The frame".to_owned(),
            hash: "4660ea02".to_owned(),
            lines: "94,539".to_owned(),
            frozen: "Friday, January 19, 2018, by Rita".to_owned(),
            seed: Some(vec!["31415".to_owned(), "92653".to_owned(), "58979".to_owned(), "32384".to_owned()]),
            source: HOSTILE.to_owned(),
            drawn: is_drawn.then(|| "4,727".to_owned()),
            size: (!is_drawn).then(|| (4_727, 94_539, explained())),
            command: "scrutineer sample verify --frame frame.csv".to_owned(),
            replay: None,
        }
    }

    #[test]
    fn the_draw() {
        let page = DrawPage {
            shell: shell("Draw"),
            base: "/petitions/recall/draw".to_owned(),
            may_decide: true,
            may_pull: true,
            stage: StageName::Seeded,
            raw: "94,539".to_owned(),
            frames: vec![frame(1, true), frame(2, false)],
            full: None,
            may_order: true,
            larger: Some(4_727),
            suggested: "inside the band".to_owned(),
            shortest: 20,
            seed: "31415o".to_owned(),
            source: "dice".to_owned(),
            reason: String::new(),
            wrong: Some("The seed: character 6 is not a digit.".to_owned()),
        };
        is_as_kept("draw", &page);
    }
}
