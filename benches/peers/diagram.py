"""The reliability diagram: said against true, one curve a tool, the size of a point by the lines in it. Plain SVG."""

import math

SIDE, LEFT, TOP = 420, 78, 30
FEWEST = 20  # lines in a bin that is drawn
STYLES = {
    "ours": ("Scrutineer", "#0b5fa5"),
    "splink-labels": ("Splink, labels", "#c1581a"),
    "splink-em": ("Splink, EM", "#a03a8c"),
    "trees": ("trees, half labelled", "#4d7a1f"),
}
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


def draw(scores):
    """An SVG of the calibration of every tool in `scores` that states a probability."""
    curves = []
    for name, (title, color) in STYLES.items():
        calibrated = scores.get(name, {}).get("calibration")
        if calibrated:
            curves.append((f"{title} (ECE {calibrated['ece']:.1f})", color, calibrated["bins"], False))
    missing = scores.get("ours", {}).get("not_on_roll")
    if missing:
        curves.append((f"{NOT_ON_ROLL[0]} ({missing['ece']:.1f})", NOT_ON_ROLL[1], missing["bins"], True))
    parts = grid()
    for row, (title, color, bins, dashed) in enumerate(curves):
        parts += curve(bins, color, dashed)
        y = TOP + 14 + 20 * row
        parts.append(f'<circle cx="{LEFT + SIDE + 24}" cy="{y}" r="6" fill="{color}" fill-opacity="0.7"/>')
        parts.append(f'<text x="{LEFT + SIDE + 38}" y="{y + 4}">{title}</text>')
    width, height = LEFT + SIDE + 260, TOP + SIDE + 60
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="13" fill="#222222">'
    label = "<title>Reliability: what the tools say against how often they are right</title>"
    background = f'<rect width="{width}" height="{height}" fill="#ffffff"/>'
    return "\n".join([head, label, background, *parts, "</svg>"]) + "\n"
