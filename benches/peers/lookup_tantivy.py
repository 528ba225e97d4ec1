"""tantivy: fields with their own weight; each word exactly, as a prefix, and with one mistake, in any field of its kind."""

import tempfile

import tantivy

import answers
import frames

WORD_FIELDS = {"last": 3.0, "first": 2.0, "street": 2.0, "middle": 0.5, "city": 0.5}
NUMBER_FIELDS = {"house": 3.0, "zip": 1.0}
EXACT, PREFIX, FUZZY = 3.0, 1.5, 1.0


def schema():
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("voter_id", stored=True, tokenizer_name="raw")
    for field in WORD_FIELDS:
        builder.add_text_field(field, index_option="basic", tokenizer_name="default")
    for field in NUMBER_FIELDS:
        builder.add_text_field(field, index_option="basic", tokenizer_name="raw")
    return builder.build()


def build(folder, where):
    index = tantivy.Index(schema(), path=where)
    writer = index.writer(heap_size=256_000_000, num_threads=2)
    table = frames.roll(folder).fillna("")
    columns = [table.voter_id, table.last_text, table["first"], table.street, table.middle, table.city, table.house, table.zip]
    for voter, last, first, street, middle, city, house, zip_code in zip(*columns):
        writer.add_document(tantivy.Document(voter_id=voter, last=last, first=first, street=street, middle=middle, city=city, house=house, zip=zip_code))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    return index


def asker(index):
    searcher, query = index.searcher(), tantivy.Query
    shape = index.schema

    def word(text):
        options = []
        for field, weight in WORD_FIELDS.items():
            options.append((weight * EXACT, query.term_query(shape, field, text)))
            options.append((weight * PREFIX, query.fuzzy_term_query(shape, field, text, distance=0, prefix=True)))
            if len(text) > 3:
                options.append((weight * FUZZY, query.fuzzy_term_query(shape, field, text, distance=1)))
        return query.disjunction_max_query([query.boost_query(q, w) for w, q in options])

    def number(text):
        options = []
        for field, weight in NUMBER_FIELDS.items():
            options.append((weight * EXACT, query.term_query(shape, field, text)))
            if len(text) > 1:
                options.append((weight * FUZZY, query.fuzzy_term_query(shape, field, text, distance=1)))
        return query.disjunction_max_query([query.boost_query(q, w) for w, q in options])

    def ask(text):
        numbers, words = answers.split(text)
        parts = [number(n) for n in numbers] + [word(w) for w in words]
        found = searcher.search(query.boolean_query([(tantivy.Occur.Must, p) for p in parts]), answers.ROWS).hits
        if len(found) < answers.ROWS and len(parts) > 1:
            found = found + searcher.search(query.boolean_query([(tantivy.Occur.Should, p) for p in parts]), answers.ROWS).hits
        return [searcher.doc(address)["voter_id"][0] for _, address in found]

    return ask


def main():
    asked = answers.arguments(__doc__).parse_args()
    with tempfile.TemporaryDirectory(dir=asked.dir) as where:
        answers.run(asked.dir, asked.out, asker(build(asked.dir, where)))


if __name__ == "__main__":
    main()
