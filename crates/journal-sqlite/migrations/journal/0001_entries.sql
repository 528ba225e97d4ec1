-- Never edited once released: a change is a new file with the next number.
CREATE TABLE entry (
    journal      TEXT    NOT NULL,
    sequence     INTEGER NOT NULL CHECK (sequence >= 1),
    version      INTEGER NOT NULL,
    previous     BLOB    NOT NULL CHECK (length(previous) = 32),
    actor_id     TEXT    NOT NULL,
    actor_name   TEXT    NOT NULL,
    actor_role   TEXT    NOT NULL,
    host         TEXT    NOT NULL,
    recorded_at  INTEGER NOT NULL, -- microseconds since 1970-01-01 UTC
    effective_on TEXT,             -- YYYY-MM-DD
    kind         TEXT    NOT NULL,
    kind_version INTEGER NOT NULL,
    body         BLOB    NOT NULL, -- the exact bytes that were hashed
    hash         BLOB    NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (journal, sequence)
) STRICT;

CREATE TRIGGER entry_never_changes BEFORE UPDATE ON entry
BEGIN
    SELECT RAISE(ABORT, 'the journal is append-only: an entry is never changed');
END;

CREATE TRIGGER entry_never_goes BEFORE DELETE ON entry
BEGIN
    SELECT RAISE(ABORT, 'the journal is append-only: an entry is never deleted');
END;

CREATE TRIGGER entry_follows BEFORE INSERT ON entry
WHEN NEW.sequence IS NOT 1 + coalesce((SELECT max(sequence) FROM entry WHERE journal = NEW.journal), 0)
  OR NEW.previous IS NOT coalesce(
        (SELECT hash FROM entry WHERE journal = NEW.journal AND sequence = NEW.sequence - 1), zeroblob(32))
BEGIN
    SELECT RAISE(ABORT, 'the journal is append-only: an entry follows the last one');
END;
