-- Never edited once released: a change is a new file with the next number.
CREATE TABLE vault (
    petition TEXT NOT NULL PRIMARY KEY,
    secret   BLOB CHECK (length(secret) = 32) -- none once destroyed
) STRICT;

CREATE TABLE item (
    petition   TEXT NOT NULL REFERENCES vault (petition),
    commitment BLOB NOT NULL CHECK (length(commitment) = 32),
    salt       BLOB NOT NULL CHECK (length(salt) = 32),
    data       BLOB NOT NULL,
    PRIMARY KEY (petition, commitment)
) STRICT;
