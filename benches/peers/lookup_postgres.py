"""PostgreSQL with pg_trgm on a private socket; `--how fields` has an index for each field, `--how box` one for one text.

fields: numbers are house or zip, words surname, first name or street. First what fits by prefix (btree), then what is
similar (trigrams), each ranked by the sum of the similarities; a second round drops the number, which may be wrong.
box: all in one column with a trigram index, ranked by word similarity of the query and, among equals, similarity.
"""

import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

import psycopg

import answers
import frames

COLUMNS = ["voter_id", "last_text", "first", "middle", "house", "street", "city", "zip"]
SETTINGS = ["shared_buffers=1GB", "maintenance_work_mem=512MB", "max_wal_size=4GB", "fsync=off", "autovacuum=off",
            "listen_addresses=", "random_page_cost=1.1", "effective_cache_size=4GB"]  # fmt: skip


def program(name):
    """The server's programs are not on the path in Debian."""
    homes = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    for folder in [*homes, *(Path(p) for p in os.environ["PATH"].split(":"))]:
        if (folder / name).exists():
            return str(folder / name)
    raise SystemExit(f"{name} is not installed (Debian: apt-get install postgresql)")


def as_nobody_special(command):
    """PostgreSQL refuses to run as root."""
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", *command] if os.getuid() == 0 else command


@contextmanager
def server():
    # A socket's path may have 107 characters, and its folder must be open to the other user: so not below target/.
    folder = Path(tempfile.mkdtemp(prefix="bench-peers-"))
    if os.getuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
    data = folder / "data"

    def run(*command):
        subprocess.run(as_nobody_special([program(command[0]), *command[1:]]), check=True, cwd=folder, stdout=subprocess.DEVNULL)

    try:
        run("initdb", "-D", str(data), "-U", "bench", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8")
        options = " ".join(f"-c {s}" for s in [*SETTINGS, f"unix_socket_directories={folder}"])
        run("pg_ctl", "-D", str(data), "-w", "-l", str(folder / "log"), "-o", options, "start")
        try:
            yield psycopg.connect(host=str(folder), user="bench", dbname="postgres", autocommit=True, prepare_threshold=None)
        finally:
            run("pg_ctl", "-D", str(data), "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def load(database, folder, how):
    table = frames.roll(folder)[COLUMNS].fillna("")
    for column in COLUMNS[1:]:
        table[column] = table[column].str.lower()
    database.execute("create extension pg_trgm")
    names = ["voter_id", "last", "first", "middle", "house", "street", "city", "zip"]
    database.execute(f"create table voters ({', '.join(f'{n} text not null' for n in names)})")
    with database.cursor().copy("copy voters from stdin") as rows:
        for row in table.itertuples(index=False):
            rows.write_row(row)
    if how == "fields":
        for column in ("last", "first", "street"):
            database.execute(f"create index on voters using gin ({column} gin_trgm_ops)")
        for columns in ("last, first", "first, last", "house, last", "house, street", "zip, last"):
            listed = ", ".join(f"{c} text_pattern_ops" for c in columns.split(", "))
            database.execute(f"create index on voters ({listed})")
    else:
        database.execute("alter table voters add doc text")
        database.execute("update voters set doc = concat_ws(' ', first, middle, last, house, street, city, zip)")
        database.execute("create index on voters using gin (doc gin_trgm_ops)")
    database.execute("vacuum analyze voters")


def readings(words):
    """Which fields the words may be: a name in either order, then a street or a city, which may have several words."""
    if not words:
        return [{}]
    rest = " ".join(words[1:])
    found = [{"last": words[0], "street": rest}, {"first": words[0], "street": rest}, {"last": " ".join(words)}, {"street": " ".join(words)}]
    if len(words) > 1:
        tail = " ".join(words[2:])
        pairs = [(words[0], words[1]), (words[1], words[0])]
        found += [{"last": last, "first": first, field: tail} for last, first in pairs for field in ("street", "city")]
        found += [{"last": " ".join(words[:-1]), "first": words[-1]}, {"first": words[0], "last": rest}]
        found += [{"street": " ".join(words[:-1]), field: words[-1]} for field in ("first", "last")]
    else:
        found += [{"first": words[0]}]
    kept = [{field: text for field, text in reading.items() if text} for reading in found]
    return [dict(r) for r in dict.fromkeys(tuple(reading.items()) for reading in kept)]


def select(reading, numbers, compared):
    """One reading as a query; `compared` says how a field's words are held against the field."""
    conditions, ranks, values, ranked = [], [], [], []
    for field, text in reading.items():
        condition, value = compared(field, text)
        conditions.append(condition)
        values.append(value)
        ranks.append(f"similarity({field}, %s)")
        ranked.append(text)
    for number in numbers:
        five = len(number) == 5  # a zip, or a long house number
        conditions.append("(zip = %s or house = %s)" if five else "house = %s")
        values += [number] * (1 + five)
    query = f"(select voter_id, ({' + '.join(ranks) or '0'}) as near from voters where {' and '.join(conditions)} order by near desc limit 10)"
    return query, ranked + values


def by_prefix(field, text):
    return f"{field} like %s", text.replace("%", "") + "%"


def by_likeness(field, text):
    return (f"{field} %% %s", text) if len(text) > 2 else by_prefix(field, text)


def without_one(reading):
    """The same reading with one field left out: a nickname and a wrong street resemble nothing."""
    return [{f: t for f, t in reading.items() if f != left} for left in reading if len(reading) > 1]


def rounds(numbers, words):
    """From strict to lenient: (readings, numbers, comparison)."""
    plain = readings(words)
    yield plain, numbers, by_prefix
    yield plain, numbers, by_likeness
    if numbers and len(words) > 1:
        yield plain, [], by_likeness
    if numbers:
        yield [less for reading in plain for less in without_one(reading)], numbers, by_likeness


def fields(database):
    def ask(text):
        numbers, words = answers.split(text)
        found = []
        for some, kept, compared in rounds(numbers, words):
            parts = [select(reading, kept, compared) for reading in some if reading or kept]
            if not parts:
                continue
            query = " union all ".join(part for part, _ in parts) + " order by near desc limit 20"
            found += [row[0] for row in database.execute(query, [v for _, values in parts for v in values]).fetchall()]
            if len(dict.fromkeys(found)) >= answers.ROWS or (found and compared is by_likeness and kept):
                break
        return found

    return ask


def box(database):
    database.execute("set pg_trgm.word_similarity_threshold = 0.5")
    find = """select voter_id from voters where %(q)s <%% doc
        order by word_similarity(%(q)s, doc) desc, similarity(%(q)s, doc) desc limit 10"""
    all_words = "select voter_id from voters where {} order by similarity(%s, doc) desc limit 10"

    def ask(text):
        numbers, words = answers.split(text)
        parts = [f"%{w}%" for w in numbers + words if len(w) > 2]
        rows = []
        if parts:
            rows = database.execute(all_words.format(" and ".join(["doc like %s"] * len(parts))), [*parts, text]).fetchall()
        if len(rows) < answers.ROWS:
            rows += database.execute(find, {"q": " ".join(numbers + words)}).fetchall()
        return [row[0] for row in rows]

    return ask


def main():
    parser = answers.arguments(__doc__)
    parser.add_argument("--how", choices=["fields", "box"], required=True)
    asked = parser.parse_args()
    with server() as database:
        load(database, asked.dir, asked.how)
        answers.run(asked.dir, asked.out, {"fields": fields, "box": box}[asked.how](database))


if __name__ == "__main__":
    main()
