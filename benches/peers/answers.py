"""What the look-up peers share: reading queries, telling numbers from words, timing one query at a time."""

import argparse
import csv
import re
import time
from pathlib import Path

ROWS = 10


def arguments(description):
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--dir", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True, help="answers: qid,voter_id,rank,ms")
    return parser


def split(text):
    """Numbers (house or zip) and words of a query; `704smi` is both."""
    words = re.sub(r"(?<=\d)(?=[a-z])", " ", text.lower()).split()
    numbers = [w for w in words if w.isdigit()]
    return numbers, [w for w in words if not w.isdigit()]


def run(folder, out, ask):
    """Asks every query; `ask(text)` gives voter ids, best first."""
    with (folder / "queries.csv").open() as source, out.open("w", newline="") as target:
        write = csv.writer(target)
        write.writerow(["qid", "voter_id", "rank", "ms"])
        for row in csv.DictReader(source):
            started = time.perf_counter()
            found = list(dict.fromkeys(ask(row["text"])))[:ROWS]
            spent = f"{1000 * (time.perf_counter() - started):.3f}"
            for rank, voter in enumerate(found, 1):
                write.writerow([row["qid"], voter, rank, spent])
            if not found:
                write.writerow([row["qid"], "", 1, spent])
