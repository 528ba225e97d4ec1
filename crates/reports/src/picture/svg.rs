//! Shapes written as SVG 1.1, numbers with at most two decimals so that the bytes never vary.

use std::fmt::Write as _;

use super::{Anchor, Ground, Ink, Picture, Shape};

pub(super) fn write(picture: &Picture, ground: Ground) -> String {
    let (width, height) = (number(picture.width), number(picture.height));
    let mut svg = format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\"");
    match ground {
        Ground::Print => svg.push_str(&format!(" width=\"{width}\" height=\"{height}\">")),
        Ground::Screen => {
            let alt = escaped(&picture.alt);
            svg.push_str(&format!(" role=\"img\" aria-label=\"{alt}\" class=\"picture\">"));
        }
    }
    for shape in &picture.shapes {
        push(&mut svg, shape, ground);
    }
    svg.push_str("</svg>");
    svg
}

fn push(svg: &mut String, shape: &Shape, ground: Ground) {
    let written = match shape {
        Shape::Rect { x, y, width, height, ink } => write!(
            svg,
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" {}/>",
            number(*x),
            number(*y),
            number(width.max(0.0)),
            number(height.max(0.0)),
            fill(*ink, ground)
        ),
        Shape::Line { from, to, width, ink, dashed } => write!(
            svg,
            "<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" stroke-width=\"{}\"{} {}/>",
            number(from.0),
            number(from.1),
            number(to.0),
            number(to.1),
            number(*width),
            if *dashed { " stroke-dasharray=\"3 2\"" } else { "" },
            stroke(*ink, ground)
        ),
        Shape::Diamond { at, radius, ink } => write!(
            svg,
            "<path d=\"M{0} {1}L{2} {3}L{0} {4}L{5} {3}Z\" {6}/>",
            number(at.0),
            number(at.1 - radius),
            number(at.0 + radius),
            number(at.1),
            number(at.1 + radius),
            number(at.0 - radius),
            fill(*ink, ground)
        ),
        Shape::Text { at, anchor, size, bold, ink, text } => write!(
            svg,
            "<text x=\"{}\" y=\"{}\" font-size=\"{}\" text-anchor=\"{}\"{}{} {}>{}</text>",
            number(at.0),
            number(at.1),
            number(*size),
            anchored(*anchor),
            if ground == Ground::Print { " font-family=\"Libertinus Serif\"" } else { "" },
            if *bold { " font-weight=\"700\"" } else { "" },
            fill(*ink, ground),
            escaped(text)
        ),
    };
    debug_assert!(written.is_ok(), "writing to a String cannot fail");
}

fn anchored(anchor: Anchor) -> &'static str {
    match anchor {
        Anchor::Start => "start",
        Anchor::Middle => "middle",
        Anchor::End => "end",
    }
}

fn fill(ink: Ink, ground: Ground) -> String {
    match ground {
        Ground::Print => format!("fill=\"{}\"", grey(ink)),
        Ground::Screen => format!("class=\"{}\"", class(ink)),
    }
}

fn stroke(ink: Ink, ground: Ground) -> String {
    match ground {
        Ground::Print => format!("stroke=\"{}\"", grey(ink)),
        Ground::Screen => format!("class=\"{}-line\"", class(ink)),
    }
}

fn grey(ink: Ink) -> &'static str {
    match ink {
        Ink::Strong => "#111111",
        Ink::Soft => "#4d4d4d",
        Ink::Rule => "#8c8c8c",
        Ink::Bar => "#5f6b76",
        Ink::Shade => "#e8eaec",
    }
}

fn class(ink: Ink) -> &'static str {
    match ink {
        Ink::Strong => "ink-strong",
        Ink::Soft => "ink-soft",
        Ink::Rule => "ink-rule",
        Ink::Bar => "ink-bar",
        Ink::Shade => "ink-shade",
    }
}

/// At most two decimals, without trailing zeros.
fn number(value: f64) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
