"""Turns roll.csv and lines.csv into the parsed tables that the peers share.

The roll comes in fields. Printed names are split by position and by the usual particles, addresses by `usaddress`, the
parser most Python users reach for; where it gives up, by position. Nicknames come from the `nicknames` package.
"""

import argparse
import re
import unicodedata
from functools import cache
from pathlib import Path

import jellyfish
import pandas as pd
import usaddress
from nicknames import NickNamer

SUFFIXES = {"JR", "SR", "II", "III", "IV"}
TITLES = {"MR", "MRS", "MS", "DR"}
PARTICLES = {"DE", "LA", "LAS", "LOS", "DEL", "VAN", "VON", "DER", "DEN", "DI", "DA", "DOS", "ST", "SAN", "LE", "MC"}
DIRECTIONS = {"NORTH": "N", "SOUTH": "S", "EAST": "E", "WEST": "W"}
MISREAD = str.maketrans("OQDILZSB", "00011258")  # letters that stand where digits belong
UNIT_PARTS = ("OccupancyIdentifier", "SubaddressIdentifier")
STREET_PARTS = ("StreetNamePreModifier", "StreetNamePreType", "StreetName")
NICKNAMES = NickNamer()


@cache
def plain(text):
    """Upper case, no accents, no punctuation but the comma, hyphens as spaces."""
    text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().upper()
    text = re.sub(r"['`.]", "", text)
    return " ".join(re.sub(r"[^A-Z0-9, /#]", " ", text).split())


def split_name(text):
    """first, middle, last, suffix, and every word that may be part of the surname."""
    before, comma, after = plain(text).partition(",")
    words = [w for w in after.replace(",", " ").split()] if comma else before.split()
    surname = before.split() if comma else []
    suffix = "".join(w for w in words + surname if w in SUFFIXES)[:3]
    words = [w for w in words if w not in SUFFIXES and w not in TITLES]
    surname = [w for w in surname if w not in SUFFIXES]
    if comma and not words:  # "JOHN SMITH, JR"
        words, surname = surname, []
    if not surname and len(words) > 1:
        cut = len(words) - 1
        while cut > 1 and words[cut - 1] in PARTICLES:
            cut -= 1
        words, surname = words[:cut], words[cut:]
    elif not surname:
        words, surname = [], words
    first, middle = (words[0] if words else ""), " ".join(words[1:])
    parts = [w for w in surname + words[1:] if len(w) > 1]
    return first, middle, "".join(surname), suffix, parts


def surname_first(words, firsts, lasts):
    """Whether "PUNZALAN ROY S" is more likely than not written surname first, by the counts of the roll."""
    if len(words) < 2:
        return False
    usual = (firsts.get(words[0], 0) + 0.5) * (lasts.get(words[-1], 0) + 0.5)
    other = (lasts.get(words[0], 0) + 0.5) * (firsts.get(words[1], 0) + 0.5)
    return other > 20 * usual


def in_order(text, firsts, lasts):
    """A printed name with a comma behind a surname that was written first."""
    words = plain(text).split()
    bare = [w for w in words if w not in SUFFIXES]
    if "," in text or not surname_first(bare, firsts, lasts):
        return text
    return words[0] + ", " + " ".join(words[1:])


def split_address(text):
    """house, street, unit, and what else stands there, which is a city as a rule."""
    text = plain(text)
    house = street = unit = place = ""
    try:
        for word, label in usaddress.parse(text):
            word = word.strip("#/, ")
            if label == "AddressNumber":
                house += word
            elif label in STREET_PARTS:
                street += " " + word
            elif label in UNIT_PARTS:
                unit += word
            elif label == "PlaceName":
                place += " " + word
    except Exception:  # the parser refuses some strings; a user goes on with what position says
        street = ""
    if not house or not street:
        found = re.match(r"(\S*\d\S*)?\s*(.*)", text.replace(",", " "))
        house, street = found[1] or house, street or found[2]
    return digits(house), street.strip(), unit, place.strip()


def digits(text):
    """A number with a misread digit; a word without any digit stays what it is."""
    return text.translate(MISREAD) if any(c.isdigit() for c in text) else text


def town(text):
    return re.sub(r",? CA$", "", plain(text)).strip(" ,")


@cache
def called(first):
    """The names a first name may stand for, itself included."""
    name = first.lower()
    return sorted({first} | {n.upper() for n in NICKNAMES.canonicals_of(name)} | {n.upper() for n in NICKNAMES.nicknames_of(name)})


@cache
def sound(word):
    return jellyfish.metaphone(word) if word else ""


def finish(table):
    """Columns derived alike on both sides; empty text becomes a missing value."""
    table["nicknames"] = table["first"].map(lambda f: called(f) if f else None)
    table["sound"] = table["last"].map(sound)
    table["name"] = (table["first"] + " " + table["middle"] + " " + table["last_text"] + " " + table["suffix"]).map(squeeze)
    for column in ("first", "middle", "last", "suffix", "house", "street", "unit", "city", "zip", "sound"):
        table[column] = table[column].where(table[column] != "", None)
    return table


def squeeze(text):
    return " ".join(text.split())


def prepare_roll(folder):
    raw = pd.read_csv(folder / "roll.csv", dtype=str, keep_default_na=False)
    table = pd.DataFrame({"voter_id": raw.voter_id})
    table["first"] = raw.first_name.map(plain)
    table["middle"] = raw.middle_name.map(plain)
    surname = raw.last_name.map(plain)
    tail = surname.str.extract(r" (JR|SR|II|III|IV)$")[0].fillna("")  # some rolls hide it there
    table["last_text"] = surname.str.replace(r" (JR|SR|II|III|IV)$", "", regex=True)
    table["last"] = table.last_text.str.replace(" ", "")
    table["last_parts"] = table.last_text.str.split()
    table["suffix"] = raw.suffix.map(plain).where(raw.suffix != "", tail)
    table["house"] = raw.house_number.map(plain)
    table["street"] = raw.street_name.map(plain)
    table["unit"] = raw.unit_number.map(plain)
    table["city"] = raw.city.map(plain)
    table["zip"] = raw.zip.str[:5]
    parts = [raw.house_number, raw.pre_dir, raw.street_name, raw.street_type, raw.unit_type, raw.unit_number]
    text = parts[0]
    for part in parts[1:]:
        text = text + " " + part
    table["address"] = text.map(plain)
    finish(table).to_parquet(folder / "roll.parquet")


def prepare_lines(folder):
    raw = pd.read_csv(folder / "lines.csv", dtype=str, keep_default_na=False)
    table = pd.DataFrame({"line_id": raw.line_id})
    roll = pd.read_parquet(folder / "roll.parquet", columns=["first", "last"])
    firsts, lasts = (roll[c].value_counts().to_dict() for c in ("first", "last"))
    ordered = raw.printed_name.map(lambda text: in_order(text, firsts, lasts))
    names = pd.DataFrame(ordered.map(split_name).tolist(), index=raw.index)
    table["first"], table["middle"], table["last"], table["suffix"], table["last_parts"] = (names[i] for i in range(5))
    table["last_text"] = table["last"]
    places = pd.DataFrame(raw.address.map(split_address).tolist(), index=raw.index)
    table["house"], table["street"], table["unit"] = (places[i] for i in range(3))
    city = raw.city.map(town)
    table["city"] = city.where(city != "", places[3])
    table["zip"] = raw.zip.str[:5].str.upper().map(digits)
    table["address"] = raw.address.map(plain).str.replace(",", " ").map(squeeze)
    table = finish(table)
    table["name"] = raw.printed_name.map(plain).str.replace(",", " ").map(squeeze)
    table.to_parquet(folder / "lines.parquet")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dir", type=Path, required=True)
    where = parser.parse_args().dir
    prepare_roll(where)
    prepare_lines(where)
