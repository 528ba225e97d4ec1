"""Gradient-boosted trees (LightGBM) on labels, over the union of Splink's and TF-IDF's candidates.

A supervised upper mark, not a tool an office has: half of the lines are labelled and train the model for the other half,
then the halves change places, so that every line is scored by a model that never saw it.
"""

import lightgbm
import numpy as np
import pandas as pd
from rapidfuzz import distance, fuzz, process

import frames

SCORERS = {
    "jw": distance.JaroWinkler.normalized_similarity,
    "osa": distance.OSA.distance,
    "ratio": fuzz.ratio,
}


def candidates(asked, lines):
    """Pairs that either tool proposed, with the score and the rank that it gave them."""
    tables = []
    for name, path in (("splink", asked.splink), ("tfidf", asked.tfidf)):
        table = pd.read_csv(path, dtype={"line_id": str, "voter_id": str})
        table = table[table.line_id.isin(set(lines.line_id))][["line_id", "voter_id", "score", "rank"]]
        tables.append(table.rename(columns={"score": f"{name}_score", "rank": f"{name}_rank"}))
    return tables[0].merge(tables[1], on=["line_id", "voter_id"], how="outer")


def similar(left, right, scorer):
    return process.cpdist(left.tolist(), right.tolist(), scorer=SCORERS[scorer], workers=2)


def features(pairs, lines, roll):
    line, voter = lines.loc[pairs.line_id].reset_index(drop=True), roll.loc[pairs.voter_id].reset_index(drop=True)
    table = pairs.drop(columns=["line_id", "voter_id"]).reset_index(drop=True)
    for column in ("first", "last", "middle", "house", "street", "unit", "city", "zip", "suffix"):
        one, other = line[column].fillna(""), voter[column].fillna("")
        empty = (one == "").astype("int8") + 2 * (other == "").astype("int8")
        table[f"{column}_empty"] = empty
        table[f"{column}_same"] = ((one == other) & (empty == 0)).astype("int8")
        for scorer in ("jw", "osa") if column in ("first", "last", "house", "street") else ("osa",):
            table[f"{column}_{scorer}"] = similar(one, other, scorer)
    for mine, other in (("first", "last"), ("last", "first"), ("middle", "first"), ("first", "middle"), ("last", "last_text"), ("middle", "last")):
        table[f"{mine}_as_{other}"] = similar(line[mine].fillna(""), voter[other].fillna(""), "jw")
    words = lambda texts: texts.map(lambda t: " ".join(sorted(t.split())))  # noqa: E731
    table["name_words"] = similar(words(line.name), words(voter.name), "ratio")
    table["address_ratio"] = similar(line.address, voter.address, "ratio")
    table["initial"] = (line["first"].str[:1] == voter["first"].str[:1]).astype("int8")
    table["middle_initial"] = (line.middle.str[:1] == voter.middle.str[:1]).astype("int8")
    pairs_of_names = zip(line.nicknames, voter.nicknames)
    table["nickname"] = np.fromiter((a is not None and b is not None and not set(a).isdisjoint(b) for a, b in pairs_of_names), "int8", len(line))
    for column in ("last", "first", "full", "home"):
        table[f"{column}_count"] = voter[f"{column}_count"]
    return beside_the_others(table, pairs.line_id)


def beside_the_others(table, group):
    """How each candidate stands against the best other one of its line."""
    group = group.to_numpy()
    for column in ("splink_score", "tfidf_score", "name_words", "address_ratio", "first_jw", "last_jw"):
        values = pd.Series(table[column].to_numpy())
        best = values.groupby(group).transform("max")
        table[f"{column}_behind"] = best.to_numpy() - values.to_numpy()
    table["first_last"] = table.first_jw + table.last_jw
    table["first_last_rank"] = pd.Series(table.first_last.to_numpy()).groupby(group).rank(ascending=False, method="min").to_numpy()
    table["candidates"] = pd.Series(group).groupby(group).transform("size").to_numpy()
    return table


def counts(roll):
    for column in ("last", "first"):
        roll[f"{column}_count"] = roll.groupby(column).voter_id.transform("size")
    roll["full_count"] = roll.groupby(["first", "last"]).voter_id.transform("size")
    roll["home_count"] = roll.groupby("address").voter_id.transform("size")
    return roll.set_index("voter_id")


def boosted(table, right, train, predict):
    model = lightgbm.LGBMClassifier(n_estimators=400, learning_rate=0.05, num_leaves=63, min_child_samples=40, subsample=0.8,
                                    subsample_freq=1, colsample_bytree=0.7, n_jobs=2, random_state=1, verbose=-1)
    model.fit(table[train], right[train])
    return model.predict_proba(table[predict])[:, 1]


def main():
    parser = frames.arguments(__doc__)
    parser.add_argument("--splink", required=True)
    parser.add_argument("--tfidf", required=True)
    asked = parser.parse_args()
    lines, roll = frames.lines(asked.dir, asked.sample), counts(frames.roll(asked.dir))
    pairs = candidates(asked, lines)
    truth = frames.labels(asked.dir, lines.line_id, len(lines)).set_index("line_id").voter_id
    right = (truth.loc[pairs.line_id].to_numpy() == pairs.voter_id.to_numpy()).astype("int8")
    table = features(pairs, lines.set_index("line_id"), roll)
    numbers = pd.Series(range(len(lines)), index=lines.line_id)
    half = (numbers.loc[pairs.line_id].to_numpy() // 50) % 2  # whole stretches, so that a couple stays together
    pairs["score"] = 0.0
    for part in (0, 1):
        pairs.loc[half == part, "score"] = boosted(table, right, half != part, half == part)
    frames.write_matches(pairs, asked.out)


if __name__ == "__main__":
    main()
