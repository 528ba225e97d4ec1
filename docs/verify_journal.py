#!/usr/bin/env python3
"""Checks the hash chain of a Scrutineer journal, from docs/journal-format.md alone: python3 verify_journal.py journal.sqlite"""
import hashlib
import sqlite3
import sys


def part(data):  # length as eight bytes, big-endian, then the content
    return len(data).to_bytes(8, "big") + data


def text(value):
    return part(value.encode("utf-8"))


def entry_hash(row, previous, sequence):
    name, who, person, role, host, at, effective, kind, kind_version, body = row
    return hashlib.sha256(
        text("scrutineer-journal-entry-1") + text(name) + sequence.to_bytes(8, "big") + previous
        + text(who) + text(person) + text(role) + text(host) + at.to_bytes(8, "big", signed=True)
        + text(effective or "") + text(kind) + kind_version.to_bytes(2, "big") + part(body)
    ).digest()


def main(path):
    database = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
    columns = "journal, actor_id, actor_name, actor_role, host, recorded_at, effective_on, kind, kind_version, body"
    heads = {}
    for *row, sequence, previous, stored in database.execute(
        f"SELECT {columns}, sequence, previous, hash FROM entry ORDER BY journal, sequence"
    ):
        number, head = heads.get(row[0], (0, bytes(32)))
        if sequence != number + 1 or previous != head or entry_hash(row, head, sequence) != stored:
            sys.exit(f"{row[0]}: entry {sequence} does not verify")
        heads[row[0]] = (sequence, stored)
    for name, (sequence, head) in heads.items():
        print(name, sequence, head.hex())


main(sys.argv[1])
