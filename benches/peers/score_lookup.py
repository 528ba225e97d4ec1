"""First and among ten, median and 99th percentile of the milliseconds, all queries and by kind, beside what is possible."""

import argparse
import json
from pathlib import Path

import pandas as pd

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("--dir", type=Path, required=True)
parser.add_argument("--answers", type=Path, required=True)
parser.add_argument("--out", type=Path, required=True)
asked = parser.parse_args()

truth = pd.read_csv(asked.dir / "queries_truth.csv", dtype={"voter_id": str})
answers = pd.read_csv(asked.answers, dtype={"voter_id": str}, keep_default_na=False)
spent = answers.groupby("qid").ms.first().astype(float)
right = answers.merge(truth, on=["qid", "voter_id"])
rank = pd.to_numeric(right.set_index("qid")["rank"]).groupby(level=0).min()
truth["rank"] = truth.qid.map(rank)
truth["first"], truth["ten"] = truth["rank"] == 1, truth["rank"] <= 10
truth["can_first"], truth["can_ten"] = 1 / truth.alike, (10 / truth.alike).clip(upper=1)
figures = ["first", "ten", "can_first", "can_ten"]
result = {name: float(truth[name].mean()) for name in figures}
result |= {"queries": len(truth), "p50": float(spent.quantile(0.5)), "p99": float(spent.quantile(0.99))}
result["by_kind"] = {kind: {name: float(part[name].mean()) for name in figures} for kind, part in truth.groupby("kind", sort=False)}
asked.out.write_text(json.dumps(result, indent=1))
