"""Python Record Linkage Toolkit: union of blocks, field similarities, logistic regression on 3,000 labelled lines."""

import pandas as pd
import recordlinkage
from recordlinkage.index import Block

import frames

BLOCKS = [["last", "first"], ["last", "house"], ["house", "street"], ["first", "house", "zip"], ["sound", "zip", "initial"]]
LOOSE_BLOCKS = [["sound"], ["first"], ["street"], ["zip"]]  # affordable on small files
SMALL = 20_000


def indexed(table, key):
    table = table.set_index(key)
    table["initial"] = table["first"].str[:1]
    return table.drop(columns=["nicknames", "last_parts"])


def compare():
    fields = recordlinkage.Compare(n_jobs=2)
    for column in ("first", "last", "street"):
        fields.string(column, column, method="jarowinkler", label=column)
    for column in ("middle", "suffix", "house", "unit", "zip", "initial"):
        fields.exact(column, column, label=column)
    fields.string("house", "house", method="levenshtein", label="house_near")
    fields.string("city", "city", method="jarowinkler", label="city")
    fields.exact("first", "last", label="swapped_first")
    fields.exact("last", "first", label="swapped_last")
    return fields


def features(lines, roll):
    pairs = recordlinkage.Index()
    for block in BLOCKS + (LOOSE_BLOCKS if len(roll) < SMALL else []):
        pairs.add(Block(block))
    table = compare().compute(pairs.index(lines, roll), lines, roll)
    # Missing is not the same as different: say which optional fields could be compared at all.
    for column in ("middle", "suffix", "unit", "zip"):
        left = lines[column].isna().reindex(table.index.get_level_values(0)).to_numpy()
        right = roll[column].isna().reindex(table.index.get_level_values(1)).to_numpy()
        table[f"{column}_absent"] = (left | right).astype(float)
    return table


def main():
    asked = frames.arguments(__doc__).parse_args()
    lines, roll = frames.lines(asked.dir, asked.sample), frames.roll(asked.dir)
    labelled = frames.labels(asked.dir, lines.line_id)
    lines, roll = indexed(lines, "line_id"), indexed(roll, "voter_id")
    table = features(lines, roll)
    known = table[table.index.get_level_values(0).isin(labelled.line_id)]
    golden = pd.MultiIndex.from_frame(labelled[labelled.voter_id != ""]).intersection(known.index)
    classifier = recordlinkage.LogisticRegressionClassifier()
    classifier.fit(known, golden)
    found = table.index.to_frame(index=False)
    found.columns = ["line_id", "voter_id"]
    found["score"] = classifier.prob(table).to_numpy()
    frames.write_matches(found, asked.out)


if __name__ == "__main__":
    main()
