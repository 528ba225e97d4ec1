"""The tables every peer reads, and the one file each of them writes."""

import argparse
from pathlib import Path

import pandas as pd

CANDIDATES = 10
LABELS = 3000


def arguments(description):
    """Command line shared by all peers: where the data are, where the matches go, how many lines to take."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--dir", type=Path, required=True, help="folder with roll.parquet and lines.parquet")
    parser.add_argument("--out", type=Path, required=True, help="matches: line_id,rank,voter_id,score")
    parser.add_argument("--sample", type=int, default=0, help="only this many lines, evenly spread (0 = all)")
    return parser


def roll(folder):
    return pd.read_parquet(folder / "roll.parquet")


def lines(folder, sample=0):
    """Lines as parsed by prepare.py. A sample is every k-th line, so that it keeps the mix of the whole."""
    table = pd.read_parquet(folder / "lines.parquet")
    return spread(table, sample)


def spread(table, sample):
    if not sample or sample >= len(table):
        return table
    keep = [i * len(table) // sample for i in range(sample)]
    return table.iloc[keep].reset_index(drop=True)


def labels(folder, line_ids, count=LABELS):
    """(line_id, voter_id) of `count` labelled lines among `line_ids`: what a county could label in a few days."""
    truth = pd.read_csv(folder / "truth.csv", dtype=str, keep_default_na=False)
    truth = truth[truth.line_id.isin(set(line_ids))]
    return truth.sample(n=min(count, len(truth)), random_state=1)[["line_id", "voter_id"]]


def write_matches(table, path):
    """Keeps the ten best of each line, ranks them, writes them. `table` has line_id, voter_id, score."""
    table = table.sort_values(["line_id", "score", "voter_id"], ascending=[True, False, True], kind="stable")
    table["rank"] = table.groupby("line_id").cumcount() + 1
    table = table[table["rank"] <= CANDIDATES]
    table[["line_id", "rank", "voter_id", "score"]].to_csv(path, index=False)


def note_scan(out, seconds):
    """The part of the time that grows with the lines, so that a sample's time can be carried to all of them."""
    out.with_suffix(".scan").write_text(f"{seconds:.2f}")
