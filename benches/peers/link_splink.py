"""Splink 5 on DuckDB: Fellegi-Sunter with term frequencies, nicknames, swapped names and ten blocking rules.

`--train labels` takes m from 3,000 labelled lines, `--train em` estimates it by expectation maximisation. u comes from
random pairs in both. The score is Splink's match weight; its match probability stands beside it.
"""

import logging

import duckdb
import splink.comparison_level_library as level
import splink.comparison_library as compare
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

import frames

RULES = [
    block_on("last", "first"),
    block_on("last", "house"),
    block_on("house", "zip"),
    block_on("first", "zip", "substr(last, 1, 2)"),
    block_on("last", "zip", "substr(first, 1, 1)"),
    block_on("house", "substr(street, 1, 4)"),
    block_on("sound", "zip", "substr(first, 1, 1)"),
    block_on("first", "street", "substr(last, 1, 1)"),
    block_on("substr(last, 1, 4)", "street"),
    "l.last = r.first and l.first = r.last",
]
LOOSE_RULES = [  # affordable on small files, and what badly damaged copies need
    block_on("sound"),
    block_on("first"),
    block_on("street"),
    block_on("zip"),
    block_on("house", "city"),
]
SMALL = 20_000
TRAIN_ON = [block_on("last", "first"), block_on("house", "street")]


def text(column, *near, label):
    """Missing, equal (rare values weigh more), near, different."""
    levels = [level.NullLevel(column), level.ExactMatchLevel(column, term_frequency_adjustments=True)]
    return compare.CustomComparison(output_column_name=label, comparison_levels=[*levels, *near, level.ElseLevel()])


def swapped():
    return level.CustomLevel("last_l = first_r and first_l = last_r", "names swapped")


def initial(column):
    one = f"(length({column}_l) = 1 or length({column}_r) = 1)"
    return level.CustomLevel(f"{one} and substr({column}_l, 1, 1) = substr({column}_r, 1, 1)", f"initial of {column}")


def either(column, text_when_both):
    """Equal, both empty, one empty, different: absence says something for units and suffixes."""
    left, right = f"coalesce({column}_l, '')", f"coalesce({column}_r, '')"
    return compare.CustomComparison(
        output_column_name=column,
        comparison_levels=[
            level.CustomLevel(f"{left} = '' and {right} = ''", "both empty"),
            level.CustomLevel(f"{left} = {right}", text_when_both),
            level.CustomLevel(f"{left} = '' or {right} = ''", "one empty"),
            level.ElseLevel(),
        ],
    )


def place():
    return compare.CustomComparison(
        output_column_name="place",
        comparison_levels=[
            level.NullLevel("zip"),
            level.ExactMatchLevel("zip", term_frequency_adjustments=True),
            level.DamerauLevenshteinLevel("zip", 1),
            level.JaroWinklerLevel("city", 0.9),
            level.ElseLevel(),
        ],
    )


def comparisons():
    nickname = level.CustomLevel("list_has_any(nicknames_l, nicknames_r)", "nickname")
    married = level.CustomLevel("list_has_any(last_parts_l, last_parts_r)", "one of two surnames")
    first = [nickname, initial("first"), swapped(), level.DamerauLevenshteinLevel("first", 1)]
    first += [level.JaroWinklerLevel("first", 0.88), level.JaroWinklerLevel("first", 0.75)]
    last = [swapped(), level.DamerauLevenshteinLevel("last", 1), married]
    last += [level.JaroWinklerLevel("last", 0.88), level.JaroWinklerLevel("last", 0.75)]
    street = [level.DamerauLevenshteinLevel("street", 1), level.JaroWinklerLevel("street", 0.88)]
    street += [level.JaroWinklerLevel("street", 0.75)]
    return [
        text("first", *first, label="first_name"),
        text("last", *last, label="surname"),
        text("middle", initial("middle"), level.JaroWinklerLevel("middle", 0.88), label="middle_name"),
        either("suffix", "same suffix"),
        text("house", level.DamerauLevenshteinLevel("house", 1), label="house_number"),
        text("street", *street, label="street_name"),
        either("unit", "same unit"),
        place(),
    ]


def linker(connection, voters):
    settings = SettingsCreator(
        link_type="link_only",
        comparisons=comparisons(),
        blocking_rules_to_generate_predictions=RULES + (LOOSE_RULES if voters < SMALL else []),
        probability_two_random_records_match=0.84 / voters,
        max_iterations=6,  # levels that training never sees go to zero, which Splink 5 refuses
        retain_matching_columns=False,
        additional_columns_to_retain=[],
    )
    api = DuckDBAPI(connection)
    tables = [api.register(name, dataset_display_name=f"side_{name}") for name in ("lines", "roll")]
    return Linker(tables, settings, log_level=logging.WARNING)


def load(connection, folder, sample):
    """Both files with one kind of identifier; labelled lines carry their voter's in `label`."""
    lines = frames.lines(folder, sample)
    labelled = frames.labels(folder, lines.line_id).rename(columns={"voter_id": "label"})
    lines = lines.merge(labelled[labelled.label != ""], on="line_id", how="left").rename(columns={"line_id": "unique_id"})
    connection.register("lines_frame", lines)
    connection.sql("create table lines as select * from lines_frame")
    roll = folder / "roll.parquet"
    connection.sql(f"create table roll as select *, voter_id as unique_id from '{roll}'")
    connection.sql("alter table roll drop column voter_id")
    connection.sql("alter table roll add column label varchar")
    connection.sql("update roll set label = unique_id where unique_id in (select label from lines)")
    return connection.execute("select count(*) from roll").fetchall()[0][0]


def train(model, how):
    model.training.estimate_u_using_random_sampling(max_pairs=3e6, seed=1)
    if how == "labels":
        model.training.estimate_m_from_label_column("label")
        return
    for rule in TRAIN_ON:
        model.training.estimate_parameters_using_expectation_maximisation(rule)


def main():
    parser = frames.arguments(__doc__)
    parser.add_argument("--train", choices=["labels", "em"], required=True)
    asked = parser.parse_args()
    connection = duckdb.connect()
    connection.sql("set threads = 2")
    voters = load(connection, asked.dir, asked.sample)
    model = linker(connection, voters)
    train(model, asked.train)
    pairs = model.inference.predict(threshold_match_weight=-10)
    line, voter = sides(connection, pairs.physical_name)
    best = f"""select {line} line_id, row_number() over (partition by {line} order by match_weight desc, {voter}) as rank,
        {voter} voter_id, match_weight as score, match_probability as probability
        from {pairs.physical_name} qualify rank <= {frames.CANDIDATES}"""
    connection.execute(f"copy ({best}) to '{asked.out}' (header, delimiter ',')")


def sides(connection, pairs):
    """Splink puts the tables in the order of their names; which column holds the line is read from a row."""
    rows = connection.execute(f"select count(*) from (select unique_id_l from {pairs} limit 1) semi join lines on unique_id = unique_id_l")
    return ("unique_id_l", "unique_id_r") if rows.fetchall()[0][0] else ("unique_id_r", "unique_id_l")


if __name__ == "__main__":
    main()
