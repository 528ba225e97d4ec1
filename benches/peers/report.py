"""Writes what was measured: the section of docs/BENCHMARKS.md between its marks, and the reliability diagram."""

import argparse
import datetime
import json
import os
import platform
from pathlib import Path

import diagram

MARK = "<!-- cargo xtask bench-peers, {}: {} -->"
LINKERS = {
    "ours": "**Scrutineer**, no labels",
    "splink-labels": "Splink 5 (DuckDB), tuned, m from 3,000 labels",
    "splink-em": "Splink 5 (DuckDB), tuned, EM",
    "tfidf": "TF-IDF 3-grams, sparse top-n",
    "recordlinkage": "recordlinkage, logistic on 3,000 labels",
    "rapidfuzz": "rapidfuzz, name + address, whole roll",
    "trees": "gradient-boosted trees, half of all lines labelled, on Splink's and TF-IDF's candidates",
}
LOOKUPS = {
    "lookup-ours": "**Scrutineer**",
    "lookup-pg-fields": "PostgreSQL, trigram and btree indexes per field",
    "lookup-pg-box": "PostgreSQL, trigram index on one box",
    "lookup-tantivy": "tantivy, exact, prefix and fuzzy",
    "lookup-fts5": "SQLite FTS5, trigrams",
    "lookup-like": "LIKE, as on a usual registrar's screen",
}
STEPS = {
    "ours-import": "`roll import`, CSV to snapshot",
    "ours-first": "`link`, snapshot, first time (makes the index)",
    "ours": "`link`, snapshot, again",
    "ours-csv": "`link`, straight from CSV",
}


def load(folder, name, ending="json"):
    path = folder / "results" / f"{name}.{ending}"
    return json.loads(path.read_text()) if path.exists() else None


def percent(value):
    return "–" if value is None else f"{100 * value:.1f}"


def rows_of(path):
    with path.open("rb") as file:
        return sum(chunk.count(b"\n") for chunk in iter(lambda: file.read(1 << 20), b"")) - 1


def table(header, rows):
    lines = ["| " + " | ".join(header) + " |", "|" + "---|" * len(header)]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows])


def seconds(folder, name, measured, scored, lines):
    """Wall time; where only some lines were linked, carried to all of them and marked."""
    if scored["lines"] >= lines:
        return f"{measured['wall']:.1f}"
    scan = folder / "results" / f"{name}.scan"
    grows = float(scan.read_text()) if scan.exists() else measured["wall"]
    return f"≈ {measured['wall'] - grows + grows * lines / scored['lines']:,.0f} ({scored['lines']:,} lines)"


def linkers(folder, prefix, lines):
    rows, missing = [], []
    for name, title in LINKERS.items():
        measured, scored = load(folder, prefix + name), load(folder, prefix + name, "score.json")
        if not measured or not measured["ok"] or not scored:
            missing.append(f"- {title}: {'not measured in this run' if not measured else measured['ended'] if not measured['ok'] else 'not scored'}")
            continue
        by = scored["top1_by_quality"]
        quality = " / ".join(percent(by.get(q)) for q in ("clean", "typical", "ocr"))
        figures = [percent(scored[k]) for k in ("top1", "top10", "f1", "recall_at_99", "family")]
        calibrated = scored.get("calibration")
        twice = scored.get("duplicates_stated") or scored.get("duplicates")
        twice = f"{percent(twice['recall'])} / {percent(twice['precision'])}" if twice and twice["pairs"] and scored["lines"] >= lines else "–"
        error = f"{calibrated['ece']:.1f}" if calibrated else "–"
        rows.append([title, seconds(folder, prefix + name, measured, scored, lines), f"{measured['cpu']:,.1f}", f"{measured['rss_gb']:.2f}", *figures, quality, error, twice])
    header = ["tool", "wall s", "CPU s", "RSS GB", "top-1", "top-10", "F1", "recall at precision ≥ 99 %", "family", "top-1 clean / typical / OCR", "ECE, points", "duplicates found / right"]
    return table(header, rows), missing


def lookups(folder):
    rows, kinds, missing, scores = [], [], [], {}
    for name, title in LOOKUPS.items():
        measured, scored = load(folder, name), load(folder, name, "score.json")
        if not measured or not measured["ok"] or not scored:
            missing.append(f"- look-ups, {title}: {'not measured in this run' if not measured else measured['ended']}")
            continue
        scores[title] = scored
        rows.append([title, percent(scored["first"]), percent(scored["ten"]), f"{scored['p50']:.2f}", f"{scored['p99']:.1f}"])
    if not scores:
        return "", "", missing
    one = next(iter(scores.values()))
    rows.insert(0, ["possible at best", percent(one["can_first"]), percent(one["can_ten"]), "", ""])
    for kind, best in one["by_kind"].items():
        cells = [f"{percent(s['by_kind'][kind]['first'])} / {percent(s['by_kind'][kind]['ten'])}" for s in scores.values()]
        kinds.append([kind, f"{percent(best['can_first'])} / {percent(best['can_ten'])}", *cells])
    main = table(["tool", "first", "among ten", "p50 ms", "p99 ms"], rows)
    return main, table(["kind (first / among ten)", "possible", *scores], sorted(kinds)), missing


def steps(folder):
    rows = []
    for name, title in STEPS.items():
        measured = load(folder, name)
        if measured:
            rows.append([title, *([f"{measured['wall']:.2f}", f"{measured['cpu']:.2f}", f"{measured['rss_gb']:.2f}"] if measured["ok"] else [measured["ended"], "–", "–"])])
    return table(["step", "wall s", "CPU s", "RSS GB"], rows)


def went_wrong(folder):
    """Ours at its best threshold, by kind of line."""
    scored = load(folder, "ours", "score.json")
    if not scored:
        return ""
    rows = sorted(scored["by_kind"].items(), key=lambda r: -(r[1]["wrong"] + r[1]["missed"]))
    cells = [[kind.replace("_", " "), f"{r['lines']:,}", f"{r['wrong']:,}", f"{r['missed']:,}"] for kind, r in rows]
    text = f"What went wrong in ours at the best threshold ({scored['threshold']:.3f}), by kind of line:\n\n"
    return text + table(["kind", "lines", "linked to the wrong voter", "on the roll and not linked"], cells)


def sentence(folder):
    """Calibration in words."""
    parts = []
    for name, title in (("ours", "Scrutineer"), ("splink-labels", "Splink (labels)"), ("splink-em", "Splink (EM)")):
        scored = load(folder, name, "score.json")
        if not scored or "calibration" not in scored:
            continue
        c = scored["calibration"]
        inside = c["between_90_and_95"]
        levels = ", ".join(f"{q} {e:.1f}" for q, e in c["ece_by_quality"].items())
        said = f"of {inside['count']:,} links said to be 90–95 % sure, {percent(inside['right'])} % are right" if inside["count"] else "no link said to be 90–95 % sure"
        extra = f"; \"not on the roll\": {scored['not_on_roll']['ece']:.1f}" if "not_on_roll" in scored else ""
        parts.append(f"- {title}: expected calibration error {c['ece']:.1f} points (by level: {levels}){extra}; {said}.")
    return "\n".join(parts)


def machine():
    cpu = next((line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")), platform.machine())
    return f"{cpu}, {os.cpu_count()} cores shared with other work (load {os.getloadavg()[2]:.1f} over the last 15 minutes, so all times are too long), {platform.system()}"


def febrl_section(folder):
    lines, voters = (rows_of(folder / name) if (folder / name).exists() else 0 for name in ("lines.csv", "roll.csv"))
    table, missing = linkers(folder, f"{folder.name}-", lines)
    return f"""## Peers on {febrl_name(folder)}

{lines:,} damaged copies against {voters:,} originals, names and addresses only (no dates of birth, no security numbers).

{table}

{not_run(missing)}
"""


def febrl_name(folder):
    return f"FEBRL {folder.name[-1]}"


def not_run(missing):
    return "\n".join(["Not run:", "", *missing]) if missing else "Everything ran."


def section(folder, asked, note, versions):
    lines, voters = rows_of(folder / "lines.csv"), rows_of(folder / "roll.csv")
    county, missing = linkers(folder, "", lines)
    main, kinds, missing_lookups = lookups(folder)
    prepared = load(folder, "prepare")
    spent = f"{prepared['wall']:.0f} s and {prepared['rss_gb']:.1f} GB" if prepared and prepared["ok"] else "unknown"
    queries = (load(folder, "lookup-tantivy", "score.json") or load(folder, "lookup-ours", "score.json") or {}).get("queries", 0)
    return f"""## Peers, side by side: {lines:,} lines, {voters:,} voters

Measured {datetime.date.today()} by `{asked}` on {machine()}. {note}

`testkit`'s synthetic county: {lines:,} lines at mixed quality (30 % clean, 50 % typically keyed, 20 % read by a poor
machine with 12 % of the characters wrong) against {voters:,} voters. Every tool got the same files. The peers' own
preparation (names and addresses parsed with `usaddress`, nicknames, names put in order by the roll's counts) took {spent} and is *not* in
their times; ours starts from the files and has everything in it. top-1 and top-10: lines by somebody on the roll whose
voter is the best candidate, or among ten. F1 at each tool's own best threshold; "family": share of unregistered signers
with a registered relative's surname and address who are linked to somebody at that threshold. ECE: expected calibration error of the best
candidate's probability, in 20 bins. Duplicates: pairs of lines by one person, found because both are linked to one
voter (ours: as it states them itself), and how many of the pairs found are right. On a busy machine the CPU seconds say more than the wall: with two free cores the wall is half of them or a
little more. ≈ marks a time carried from a sample of the lines to all of them; that row's
accuracy is the sample's. The labels are a random 3,000 of the same lines (with 3,000 lines: all of them), which flatters the tools that learn from them. The trees' time comes on top of Splink's and TF-IDF's.

{county}

{steps(folder)}

### Can the probability be believed?

{sentence(folder)}

![Reliability diagram](images/{picture(folder)})

{went_wrong(folder)}

### Look-ups

{queries:,} queries of 18 kinds, one client, one query at a time, {voters:,} voters. "Possible": an oracle that undoes every slip and then only has
to choose among voters whose unspoilt query is the same. The time of ours is the `ms` it prints; the peers' includes their
client in Python, about 0.1 ms.

{main}

{kinds}

{not_run(missing + missing_lookups)}

Versions: {versions}. PostgreSQL's server memory is not counted. Code: `benches/peers/`.
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dir", type=Path, required=True)
    parser.add_argument("--febrl", type=Path, action="append", default=[], help="folder of a FEBRL set")
    parser.add_argument("--root", type=Path, required=True)
    parser.add_argument("--asked", required=True, help="the command, as it was typed")
    parser.add_argument("--note", default="", help="what a reader should know about this run")
    parser.add_argument("--print", action="store_true")
    asked = parser.parse_args()
    pins = (Path(__file__).parent / "requirements.txt").read_text().splitlines()
    text = section(asked.dir, asked.asked, asked.note, ", ".join(p.replace("==", " ") for p in pins if "==" in p))
    if asked.print:
        print(text)
        for folder in asked.febrl:
            print(febrl_section(folder))
        return
    page = asked.root / "docs" / "BENCHMARKS.md"
    page.parent.mkdir(exist_ok=True)
    whole = page.read_text() if page.exists() else "# Benchmarks\n"
    whole = replaced(whole, asked.dir.name, text)
    for folder in asked.febrl:
        whole = replaced(whole, febrl_name(folder), febrl_section(folder))
    page.write_text(whole)
    scores = {name: load(asked.dir, name, "score.json") for name in ("ours", "splink-labels", "splink-em", "trees")}
    images = asked.root / "docs" / "images"
    images.mkdir(exist_ok=True)
    (images / picture(asked.dir)).write_text(diagram.draw({n: s for n, s in scores.items() if s}))
    print(f"{page}\n{images / picture(asked.dir)}")


def picture(folder):
    return f"reliability-{folder.name}.svg"


def replaced(page, run, text):
    """The page with the section of this run (one size and seed) put in the place of its earlier figures."""
    begin, end = MARK.format(run, "begin"), MARK.format(run, "end")
    if begin not in page:
        page = page.rstrip("\n") + f"\n\n{begin}\n{end}\n"
    before, rest = page.split(begin, 1)
    return f"{before}{begin}\n\n{text}\n{end}{rest.split(end, 1)[1]}"


if __name__ == "__main__":
    main()
