"""The reliability diagram: said against true, the size of a point by the lines in it. Plain SVG.

`python3 diagram.py bins.json out.svg` draws what `evaluate --bins bins.json` measured of ours alone.
"""

import json
import math
import sys
from pathlib import Path

SIDE, LEFT, TOP = 420, 78, 30
FEWEST = 20  # lines in a bin that is drawn
STYLES = {
    "ours": ("Scrutineer", "#0b5fa5"),
    "splink-labels": ("Splink, labels", "#c1581a"),
    "splink-em": ("Splink, EM", "#a03a8c"),
    "trees": ("trees, half labelled", "#4d7a1f"),
}
QUALITIES = {"all": "#222222", "clean": "#2b7a3b", "typical": "#0b5fa5", "ocr": "#c1581a"}
NOT_ON_ROLL = ("Scrutineer, not on the roll", "#0b8a8f")


def at(said, true):
    return LEFT + SIDE * said, TOP + SIDE * (1 - true)


def curve(bins, color, dashed):
    points = [(*at(said, true), count) for said, true, count in bins if count >= FEWEST]
    most = max((count for *_, count in points), default=1)
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y, _ in points)
    dash = ' stroke-dasharray="5 4"' if dashed else ""
    drawn = [f'<polyline points="{path}" fill="none" stroke="{color}" stroke-width="1.8"{dash}/>']
    for x, y, count in points:
        radius = 2 + 7 * math.sqrt(count / most)
        drawn.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{color}" fill-opacity="0.55"><title>{count} lines</title></circle>')
    return drawn


def grid():
    parts = [f'<rect x="{LEFT}" y="{TOP}" width="{SIDE}" height="{SIDE}" fill="#ffffff" stroke="#888888"/>']
    for step in range(11):
        x, y = at(step / 10, step / 10)
        parts.append(f'<path d="M{x:.0f} {TOP}V{TOP + SIDE}M{LEFT} {y:.0f}H{LEFT + SIDE}" stroke="#e4e4e4"/>')
        if step % 2 == 0:
            parts.append(f'<text x="{x:.0f}" y="{TOP + SIDE + 18}" text-anchor="middle">{step * 10} %</text>')
            parts.append(f'<text x="{LEFT - 8}" y="{y + 4:.0f}" text-anchor="end">{step * 10} %</text>')
    parts.append(f'<path d="M{LEFT} {TOP + SIDE}L{LEFT + SIDE} {TOP}" stroke="#555555" stroke-dasharray="2 3"/>')
    parts.append(f'<text x="{LEFT + SIDE / 2}" y="{TOP + SIDE + 40}" text-anchor="middle">how sure the tool says it is</text>')
    middle = TOP + SIDE / 2
    parts.append(f'<text transform="translate(16 {middle}) rotate(-90)" text-anchor="middle">how often it is right</text>')
    return parts


def legend(curves):
    parts = []
    for row, (title, color, bins, dashed) in enumerate(curves):
        parts += curve(bins, color, dashed)
        y = TOP + 14 + 20 * row
        parts.append(f'<circle cx="{LEFT + SIDE + 24}" cy="{y}" r="6" fill="{color}" fill-opacity="0.7"/>')
        parts.append(f'<text x="{LEFT + SIDE + 38}" y="{y + 4}">{title}</text>')
    return parts


def picture(panels):
    """Panels below one another, each a caption and its curves."""
    width, height = LEFT + SIDE + 260, TOP + SIDE + 60
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height * len(panels)}" font-family="sans-serif" font-size="13" fill="#222222">'
    label = "<title>Reliability: what is said against how often it is so</title>"
    drawn = [head, label, f'<rect width="{width}" height="{height * len(panels)}" fill="#ffffff"/>']
    for place, (caption, curves) in enumerate(panels):
        drawn.append(f'<g transform="translate(0 {height * place})">')
        drawn.append(f'<text x="{LEFT}" y="{TOP - 10}" font-weight="bold">{caption}</text>')
        drawn += [*grid(), *legend(curves), "</g>"]
    return "\n".join([*drawn, "</svg>"]) + "\n"


def by_quality(ece, bins, prefix=""):
    return [(f"{prefix}{q} (ECE {ece[q]:.1f})", QUALITIES.get(q, "#777777"), bins[q], False) for q in QUALITIES if q in bins]


def draw(scores):
    """An SVG of the calibration of every tool in `scores` that states a probability, and of ours by quality."""
    curves = []
    for name, (title, color) in STYLES.items():
        calibrated = scores.get(name, {}).get("calibration")
        if calibrated:
            curves.append((f"{title} (ECE {calibrated['ece']:.1f})", color, calibrated["bins"], False))
    ours = scores.get("ours", {})
    missing = ours.get("not_on_roll")
    if missing:
        curves.append((f"{NOT_ON_ROLL[0]} ({missing['ece']:.1f})", NOT_ON_ROLL[1], missing["bins"], True))
    panels = [("All lines", curves)]
    for caption, measured in (("Scrutineer, best candidate", ours.get("calibration")), ("Scrutineer, not on the roll", missing)):
        if measured and "bins_by_quality" in measured:
            panels.append((caption, by_quality(measured["ece_by_quality"], measured["bins_by_quality"])))
    return picture(panels)


def draw_ours(measured):
    """Ours alone, out of what `evaluate --bins` wrote."""
    panels = []
    for caption, prefix in (("Best candidate", ""), ("Not on the roll", "not on the roll, ")):
        own = {q: measured[prefix + q] for q in QUALITIES if prefix + q in measured}
        panels.append((caption, by_quality({q: m["ece"] for q, m in own.items()}, {q: m["bins"] for q, m in own.items()})))
    return picture(panels)


if __name__ == "__main__":
    Path(sys.argv[2]).write_text(draw_ours(json.loads(Path(sys.argv[1]).read_text())))
