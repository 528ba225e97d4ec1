"""SQLite: `--how fts` is FTS5 with the trigram tokenizer on one text, `--how like` the screen most registrars have.

fts: every word must occur; where that finds fewer than ten, any three letters of the query may, best by bm25.
like: surname begins with the first word, first name or house number with the next ones, indexes on each column.
"""

import sqlite3

import answers
import frames

COLUMNS = ["voter_id", "last_text", "first", "middle", "house", "street", "city", "zip"]


def load(folder):
    table = frames.roll(folder)[COLUMNS].fillna("")
    database = sqlite3.connect(":memory:")
    table.to_sql("voters", database, index=False)
    return database


def fts(database):
    database.execute("create virtual table box using fts5(doc, tokenize='trigram', detail='full')")
    text = "last_text || ' ' || first || ' ' || middle || ' ' || house || ' ' || street || ' ' || city || ' ' || zip"
    database.execute(f"insert into box(rowid, doc) select rowid, {text} from voters")
    database.execute("insert into box(box) values ('optimize')")
    find = "select v.voter_id from box join voters v on v.rowid = box.rowid where box match ? order by rank limit 10"

    def ask(text):
        numbers, words = answers.split(text)
        known = [w for w in numbers + words if len(w) > 2]
        rows = database.execute(find, [" AND ".join(f'"{w}"' for w in known)]).fetchall() if known else []
        if len(rows) < answers.ROWS:
            grams = dict.fromkeys(w[i : i + 3] for w in known for i in range(len(w) - 2))
            rows += database.execute(find, [" OR ".join(f'"{g}"' for g in grams)]).fetchall() if grams else []
        return [r[0] for r in rows]

    return ask


def like(database):
    for column in ("last_text", "first", "house", "zip"):
        database.execute(f"create index by_{column} on voters({column} collate nocase)")

    def ask(text):
        numbers, words = answers.split(text)
        conditions, values = [], []
        for column, word in zip(("last_text", "first"), words):
            conditions.append(f"{column} like ?")
            values.append(word + "%")
        for number in numbers:
            five = len(number) == 5  # a zip, or a long house number
            conditions.append("(zip = ? or house = ?)" if five else "house = ?")
            values += [number] * (1 + five)
        if not conditions:
            return []
        query = f"select voter_id from voters where {' and '.join(conditions)} order by last_text, first limit 10"
        return [r[0] for r in database.execute(query, values).fetchall()]

    return ask


def main():
    parser = answers.arguments(__doc__)
    parser.add_argument("--how", choices=["fts", "like"], required=True)
    asked = parser.parse_args()
    database = load(asked.dir)
    answers.run(asked.dir, asked.out, {"fts": fts, "like": like}[asked.how](database))


if __name__ == "__main__":
    main()
