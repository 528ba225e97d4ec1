"""One yardstick for every tool: reads the matches and the truth, writes the columns of the table as JSON."""

import argparse
import json
from pathlib import Path

import numpy as np
import pandas as pd

LEVELS = ("clean", "typical", "ocr")
PRECISION = 0.99


def read_truth(folder):
    truth = pd.read_csv(folder / "truth.csv", dtype=str, keep_default_na=False).set_index("line_id")
    truth["on_roll"] = truth.voter_id != ""
    truth["family"] = truth.family.str.lower().isin({"1", "true", "yes"})
    return truth


def read_matches(path):
    table = pd.read_csv(path, dtype={"line_id": str, "voter_id": str}, keep_default_na=False, na_values={"rank": [""]}, low_memory=False)
    return table[table.voter_id != ""]


def best_candidates(matches, truth):
    """One row a line that was to be linked: its best candidate, its score, whether that is right."""
    first = matches[matches["rank"] == 1].set_index("line_id")
    table = truth.join(first[["voter_id", "score"]], rsuffix="_found")
    table["right"] = table.on_roll & (table.voter_id == table.voter_id_found)
    table["score"] = table.score.astype(float)
    return table


def curve(table):
    """Links made, links right, for every threshold from strict to lenient; equal scores fall together."""
    linked = table.dropna(subset=["score"]).sort_values("score", ascending=False)
    right, links = linked.right.cumsum().to_numpy(), np.arange(1, len(linked) + 1)
    scores = linked.score.to_numpy()
    last_of_equal = np.append(scores[1:] != scores[:-1], True)
    return links[last_of_equal], right[last_of_equal], scores[last_of_equal]


def thresholds(table):
    links, right, scores = curve(table)
    on_roll = int(table.on_roll.sum())
    f1 = 2 * right / (links + on_roll)
    best = int(np.argmax(f1))
    strict = right[right >= PRECISION * links]
    return float(f1[best]), float(scores[best]), float(strict.max() / on_roll) if len(strict) else 0.0


def calibration(said, true, bins=20):
    """Expected calibration error in points, and the bins: said, true, count."""
    said, true = np.asarray(said, float), np.asarray(true, float)
    place = np.minimum((said * bins).astype(int), bins - 1)
    rows = [(float(said[place == b].mean()), float(true[place == b].mean()), int((place == b).sum())) for b in sorted(set(place))]
    error = sum(count * abs(s - t) for s, t, count in rows) / len(said)
    return round(100 * error, 2), rows


def sure(said, true):
    """Of the links said to be 90 to 95 % sure: how many, and how many are right."""
    inside = (said >= 0.9) & (said < 0.95)
    return {"count": int(inside.sum()), "right": float(true[inside].mean()) if inside.any() else None}


def calibrations(matches, table):
    """For tools that print a probability."""
    name = "probability" if "probability" in matches else "score"
    said = table.join(matches[matches["rank"] == 1].set_index("line_id")[[name]].rename(columns={name: "said"})).dropna(subset=["said"])
    error, bins = calibration(said.said, said.right)
    result = {"ece": error, "bins": bins, "between_90_and_95": sure(said.said, said.right)}
    by_quality = {q: calibration(part.said, part.right) for q, part in said.groupby("quality")}
    result["ece_by_quality"] = {q: error for q, (error, _) in by_quality.items()}
    result["bins_by_quality"] = {q: bins for q, (_, bins) in by_quality.items()}
    return result


def not_on_roll(path, truth):
    every = pd.read_csv(path, dtype={"line_id": str}, usecols=["line_id", "not_on_roll"]).drop_duplicates("line_id")
    table = truth.join(every.set_index("line_id"), how="inner").dropna(subset=["not_on_roll"])
    error, bins = calibration(table.not_on_roll, ~table.on_roll)
    by_quality = {q: calibration(part.not_on_roll, ~part.on_roll) for q, part in table.groupby("quality")}
    return {
        "ece": error,
        "bins": bins,
        "ece_by_quality": {q: error for q, (error, _) in by_quality.items()},
        "bins_by_quality": {q: bins for q, (_, bins) in by_quality.items()},
    }


def persons(truth):
    """Who wrote each line: the voter, or the first line of somebody who is not on the roll."""
    first = truth.get("duplicate_of", pd.Series("", index=truth.index))
    name = truth.voter_id.where(truth.on_roll, first.where(first != "", truth.index.to_series()))
    return name


def pairs(names):
    """All pairs of lines that share a name."""
    groups = names.groupby(names).groups.values()
    return {(a, b) for group in groups if len(group) > 1 for i, a in enumerate(sorted(group)) for b in sorted(group)[i + 1 :]}


def duplicates(table, threshold, stated):
    """Pairs by one person, found through the roll (links at the best F1) or stated by the tool itself."""
    true = pairs(persons(table))
    if stated:
        found = pd.read_csv(stated, dtype=str)
        found = found[found.score.astype(float) >= 0.5]
        found = {tuple(sorted(pair)) for pair in zip(found.line_id, found.other_line_id)}
    else:
        linked = table[table.score >= threshold]
        found = pairs(linked.voter_id_found) if len(linked) else set()
    right = len(true & found)
    return {"pairs": len(true), "recall": right / max(1, len(true)), "precision": right / max(1, len(found))}


def failures(table, threshold):
    """Wrong or missed lines by kind: what goes wrong."""
    linked = table.score >= threshold
    wrong, missed = linked & ~table.right, ~linked & table.on_roll
    return {
        kind: {"lines": len(part), "wrong": int(wrong[part.index].sum()), "missed": int(missed[part.index].sum())}
        for kind, part in table.groupby("kind")
    }


def score(path, folder, asked_lines, probabilities, stated=None):
    matches, truth = read_matches(path), read_truth(folder)
    if asked_lines:
        truth = truth.loc[truth.index.intersection(pd.Index(asked_lines))]
        matches = matches[matches.line_id.isin(truth.index)]
    table = best_candidates(matches, truth)
    on_roll = table[table.on_roll]
    hits = matches.join(truth.voter_id, on="line_id", rsuffix="_true")
    hits = hits[(hits.voter_id == hits.voter_id_true) & (hits["rank"] <= 10)].line_id.nunique()
    f1, threshold, strict = thresholds(table)
    family = table[table.family]
    result = {
        "lines": len(table),
        "top1": float(on_roll.right.mean()),
        "top10": hits / len(on_roll),
        "f1": f1,
        "threshold": threshold,
        "recall_at_99": strict,
        "family": float((family.score >= threshold).mean()) if len(family) else None,
        "family_lines": len(family),
        "top1_by_quality": {q: float(on_roll[on_roll.quality == q].right.mean()) for q in LEVELS if (on_roll.quality == q).any()},
        "duplicates": duplicates(table, threshold, None),
        "by_kind": failures(table, threshold),
    }
    if probabilities:
        result["calibration"] = calibrations(matches, table)
    if stated and stated.exists():
        result["duplicates_stated"] = duplicates(table, threshold, stated)
    header = path.open().readline()
    if "not_on_roll" in header:
        result["not_on_roll"] = not_on_roll(path, truth)
    return result


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dir", type=Path, required=True)
    parser.add_argument("--matches", type=Path, required=True)
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--probabilities", action="store_true")
    parser.add_argument("--duplicates", type=Path, help="pairs that the tool states itself")
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args()
    lines = None
    if asked.sample:
        import frames

        lines = frames.lines(asked.dir, asked.sample).line_id.tolist()
    asked.out.write_text(json.dumps(score(asked.matches, asked.dir, lines, asked.probabilities, asked.duplicates), indent=1))


if __name__ == "__main__":
    main()
