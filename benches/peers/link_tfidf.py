"""TF-IDF over character 3-grams of name and address, the ten nearest by cosine (scikit-learn, sparse_dot_topn)."""

import time

import numpy as np
import pandas as pd
from sklearn.feature_extraction.text import TfidfVectorizer
from sparse_dot_topn import sp_matmul_topn

import frames

LINES_AT_A_TIME = 5_000


def text(table):
    return (table.name + " " + table.address + " " + table.city.fillna("") + " " + table.zip.fillna("")).tolist()


def main():
    asked = frames.arguments(__doc__).parse_args()
    roll, lines = frames.roll(asked.dir)[["voter_id", "name", "address", "city", "zip"]], frames.lines(asked.dir, asked.sample)
    vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 3), dtype=np.float32, sublinear_tf=True)
    voters = vectorizer.fit_transform(text(roll)).T.tocsr()
    ids, parts = roll.voter_id.to_numpy(), []
    started = time.monotonic()
    for start in range(0, len(lines), LINES_AT_A_TIME):
        some = lines.iloc[start : start + LINES_AT_A_TIME]
        best = sp_matmul_topn(vectorizer.transform(text(some)), voters, top_n=frames.CANDIDATES, threshold=0.1, n_threads=2)
        best = best.tocoo()
        parts.append(pd.DataFrame({"line_id": some.line_id.to_numpy()[best.row], "voter_id": ids[best.col], "score": best.data}))
    frames.note_scan(asked.out, time.monotonic() - started)
    frames.write_matches(pd.concat(parts), asked.out)


if __name__ == "__main__":
    main()
