-- Fences with all their versions, the region set, and rejected input.

-- A version is known to facts with an offset after known_after and up to deleted_after.
CREATE TABLE fence_versions (
    version       INTEGER PRIMARY KEY,
    id            TEXT    NOT NULL,
    name          TEXT    NOT NULL,
    geometry      TEXT    NOT NULL,
    alerts        INTEGER NOT NULL,
    speed_limit   REAL,
    classes       TEXT    NOT NULL,
    valid_from    INTEGER NOT NULL,
    valid_to      INTEGER NOT NULL,
    known_after   INTEGER NOT NULL,
    deleted_after INTEGER
);

CREATE UNIQUE INDEX fence_versions_standing ON fence_versions (id) WHERE deleted_after IS NULL;

CREATE TABLE regions (
    code     TEXT PRIMARY KEY,
    name     TEXT NOT NULL,
    level    TEXT NOT NULL,
    parent   TEXT,
    geometry TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE quarantine (
    number      INTEGER PRIMARY KEY,
    received_at INTEGER NOT NULL,
    source      TEXT    NOT NULL,
    vehicle     TEXT    NOT NULL,
    reason      TEXT    NOT NULL,
    content     TEXT    NOT NULL
);

CREATE TABLE quarantine_counts (
    reason TEXT PRIMARY KEY,
    count  INTEGER NOT NULL
) WITHOUT ROWID;
