"""rapidfuzz over the whole roll: the mean of `token_sort_ratio` on the name and on the address with city and zip.

No blocking, as most scripts do it: every line against every voter, on both cores.
"""

import time

import numpy as np
import pandas as pd
from rapidfuzz import fuzz, process

import frames

LINES_AT_A_TIME = 25


def place(table):
    return (table.address + " " + table.city.fillna("") + " " + table.zip.fillna("")).tolist()


def main():
    asked = frames.arguments(__doc__).parse_args()
    roll, lines = frames.roll(asked.dir)[["voter_id", "name", "address", "city", "zip"]], frames.lines(asked.dir, asked.sample)
    # The scorer sorts words for every pair; sorted once beforehand, plain `ratio` gives the same figure much sooner.
    words = lambda texts: [" ".join(sorted(t.split())) for t in texts]  # noqa: E731
    names, places, ids = words(roll.name), words(place(roll)), roll.voter_id.to_numpy()
    keep, parts = min(frames.CANDIDATES, len(roll)), []
    started = time.monotonic()
    for start in range(0, len(lines), LINES_AT_A_TIME):
        some = lines.iloc[start : start + LINES_AT_A_TIME]
        score = process.cdist(words(some.name), names, scorer=fuzz.ratio, dtype=np.float32, workers=2)
        score += process.cdist(words(place(some)), places, scorer=fuzz.ratio, dtype=np.float32, workers=2)
        best = np.argpartition(-score, keep - 1, axis=1)[:, :keep]
        row = np.repeat(np.arange(len(some)), keep)
        best = best.ravel()
        parts.append(pd.DataFrame({"line_id": some.line_id.to_numpy()[row], "voter_id": ids[best], "score": score[row, best] / 2}))
    frames.note_scan(asked.out, time.monotonic() - started)
    frames.write_matches(pd.concat(parts), asked.out)


if __name__ == "__main__":
    main()
