"""Eighteen kinds of queries a clerk types into one box, made from voters of the roll, with what is possible for each.

`possible`: an oracle that undoes every slip still cannot tell apart voters whose unspoilt query is the same. With n of
them it is right at once in 1/n and among ten in min(10, n)/n of the cases: a ceiling nobody can pass.
"""

import argparse
import random
from collections import Counter
from pathlib import Path

import pandas as pd
from nicknames import NickNamer

import frames

LETTERS = "abcdefghijklmnopqrstuvwxyz"
LOOKALIKES = {"m": "rn", "o": "0", "l": "1", "i": "l", "e": "c", "s": "5", "b": "6", "g": "9", "a": "o", "u": "v", "n": "r", "t": "f", "1": "l", "0": "O", "5": "S"}
NICKNAMES = NickNamer()


def slip(word, dice):
    """One keying mistake: a letter swapped with the next, lost, doubled or changed."""
    at, how = dice.randrange(1, max(2, len(word))), dice.randrange(4)
    if how == 0 and at + 1 < len(word):
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if how == 1:
        return word[:at] + word[at + 1 :]
    if how == 2:
        return word[:at] + word[at - 1] + word[at:]
    return word[:at] + dice.choice(LETTERS) + word[at + 1 :]


def misread(text, dice):
    """What a poor reader makes of it: one character in eight, at least one."""
    spots = [i for i, c in enumerate(text) if c in LOOKALIKES]
    hit = set(dice.sample(spots, max(1, len(spots) // 8))) if spots else set()
    return "".join(LOOKALIKES[c] if i in hit else c for i, c in enumerate(text))


def other_digit(house, dice):
    at = dice.randrange(len(house))
    return house[:at] + dice.choice([d for d in "0123456789" if d != house[at]]) + house[at + 1 :]


def swapped_digits(house, dice):
    spots = [i for i in range(len(house) - 1) if house[i] != house[i + 1]]
    if not spots:
        return None
    at = dice.choice(spots)
    return house[:at] + house[at + 1] + house[at] + house[at + 2 :]


def nickname(first, dice):
    """A short form of the first name, where there is one."""
    known = sorted(n for n in NICKNAMES.nicknames_of(first) if n != first)
    return dice.choice(known) if known else None


def last_slip(v, dice):
    return slip(v.last, dice) if len(v.last) > 3 else None


# name: (unspoilt query, as typed). The unspoilt one decides who cannot be told apart.
KINDS = {
    "surname first": (lambda v: f"{v.last} {v.first}", None),
    "surname, three letters": (lambda v: f"{v.last} {v.first[:3]}", None),
    "first name first": (lambda v: f"{v.last} {v.first} {v.house}", lambda v, d: f"{v.first} {v.last} {v.house}"),
    "704smi": (lambda v: f"{v.house}{v.last[:3]}", None),
    "number, four letters": (lambda v: f"{v.house} {v.last[:4]}", None),
    "number, street": (lambda v: f"{v.house} {v.street[:5]} {v.first[:1]}", None),
    "surname, number": (lambda v: f"{v.last} {v.house}", None),
    "surname, street": (lambda v: f"{v.last} {v.street}", None),
    "name, city": (lambda v: f"{v.first} {v.last} {v.city}", None),
    "initial, surname, zip": (lambda v: f"{v.first[:1]} {v.last} {v.zip}", None),
    "first name, number, street": (lambda v: f"{v.first} {v.house} {v.street[:4]}", None),
    "slip in surname, first name": (lambda v: f"{v.last} {v.first}", lambda v, d: (s := last_slip(v, d)) and f"{s} {v.first}"),
    "slip in surname, number": (lambda v: f"{v.last} {v.house}", lambda v, d: (s := last_slip(v, d)) and f"{s} {v.house}"),
    "slip in street": (lambda v: f"{v.last} {v.house} {v.street}", lambda v, d: f"{v.last} {v.house} {slip(v.street, d)}" if len(v.street) > 3 else None),
    "nickname": (lambda v: f"{v.last} {v.first} {v.house}", lambda v, d: (n := nickname(v.first, d)) and f"{v.last} {n} {v.house}"),
    "wrong digit": (lambda v: f"{v.last} {v.first} {v.house}", lambda v, d: f"{v.last} {v.first} {other_digit(v.house, d)}"),
    "swapped digits": (lambda v: f"{v.last} {v.first} {v.house}", lambda v, d: (h := swapped_digits(v.house, d)) and f"{v.last} {v.first} {h}"),
    "as a poor reader read it": (lambda v: f"{v.first} {v.last} {v.house} {v.street}", lambda v, d: misread(f"{v.first} {v.last} {v.house} {v.street}", d)),
}


def voters(folder):
    table = frames.roll(folder)[["voter_id", "first", "last_text", "house", "street", "city", "zip"]]
    table = table.rename(columns={"last_text": "last"}).fillna("")
    for column in ("first", "last", "street", "city"):
        table[column] = table[column].str.lower()
    return table[(table["first"].str.len() > 1) & (table["last"].str.len() > 1) & (table.house != "") & (table.street != "")]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dir", type=Path, required=True)
    parser.add_argument("--each", type=int, default=50, help="queries of each kind")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    everybody, dice, rows = list(voters(asked.dir).itertuples(index=False)), random.Random(asked.seed), []
    for kind, (clean, typed) in KINDS.items():
        column = [clean(voter) for voter in everybody]
        alike = Counter(column)
        made = 0
        while made < asked.each:
            at = dice.randrange(len(everybody))
            voter = everybody[at]
            text = typed(voter, dice) if typed else column[at]
            if not text:
                continue
            rows.append((f"q{len(rows):05}", kind, voter.voter_id, text, alike[column[at]]))
            made += 1
    table = pd.DataFrame(rows, columns=["qid", "kind", "voter_id", "text", "alike"])
    table = table.sample(frac=1, random_state=asked.seed)  # kinds mixed, as at a desk: no cache is warmed for one kind
    table[["qid", "text"]].to_csv(asked.dir / "queries.csv", index=False)
    table.drop(columns="text").to_csv(asked.dir / "queries_truth.csv", index=False)


if __name__ == "__main__":
    main()
