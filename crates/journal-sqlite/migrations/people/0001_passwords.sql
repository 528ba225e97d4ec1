-- Who may sign in. Names, roles and when a password was set stand in the office's journal.
CREATE TABLE person (
    id            TEXT NOT NULL PRIMARY KEY,
    password_hash TEXT NOT NULL
) STRICT;
