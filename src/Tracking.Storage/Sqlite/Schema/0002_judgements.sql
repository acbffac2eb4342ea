-- What judging writes: alerts with their revisions and feeds, the ladder, fold flags and due work.

-- The number of a revision is its cursor in the feed "all", which every revision goes to.
CREATE TABLE alert_revisions (
    revision    INTEGER PRIMARY KEY,
    alert       TEXT    NOT NULL,
    number      INTEGER NOT NULL,
    change      INTEGER NOT NULL,
    state       INTEGER NOT NULL,
    severity    INTEGER NOT NULL,
    vehicle     INTEGER NOT NULL REFERENCES vehicles (vehicle),
    driver      TEXT    NOT NULL,
    rule        TEXT    NOT NULL,
    object      TEXT,
    started_at  INTEGER NOT NULL,
    ended_at    INTEGER,
    latitude    REAL    NOT NULL,
    longitude   REAL    NOT NULL,
    regions     TEXT    NOT NULL,
    rule_pack   TEXT    NOT NULL,
    details     TEXT    NOT NULL,
    supersedes  TEXT,
    caused_by   INTEGER NOT NULL,
    judged_at   INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    UNIQUE (alert, number)
);

-- One row an alert, for listing. judged_at is what a re-fold asks about its latest revision: the device time it was
-- decided at, or the greatest number while the alert is open.
CREATE TABLE alerts (
    alert      TEXT    PRIMARY KEY,
    vehicle    INTEGER NOT NULL REFERENCES vehicles (vehicle),
    rule       TEXT    NOT NULL,
    number     INTEGER NOT NULL,
    latest     INTEGER NOT NULL UNIQUE REFERENCES alert_revisions (revision),
    judged_at  INTEGER NOT NULL,
    caused_by  INTEGER NOT NULL
) WITHOUT ROWID;

CREATE INDEX alerts_by_vehicle ON alerts (vehicle, latest);
CREATE INDEX alerts_by_rule ON alerts (rule, latest);
CREATE INDEX alerts_by_judged ON alerts (vehicle, judged_at);
CREATE INDEX alerts_by_cause ON alerts (vehicle, caused_by);

-- head is the greatest cursor given out, oldest the smallest still kept.
CREATE TABLE feeds (
    feed   INTEGER PRIMARY KEY,
    code   TEXT    NOT NULL UNIQUE,
    head   INTEGER NOT NULL,
    oldest INTEGER NOT NULL
);

INSERT INTO feeds (feed, code, head, oldest) VALUES (1, 'all', 0, 1);

CREATE TABLE feed_entries (
    feed     INTEGER NOT NULL REFERENCES feeds (feed),
    cursor   INTEGER NOT NULL,
    revision INTEGER NOT NULL REFERENCES alert_revisions (revision),
    PRIMARY KEY (feed, cursor)
) WITHOUT ROWID;

CREATE UNIQUE INDEX feed_entries_by_revision ON feed_entries (revision, feed);

CREATE TABLE ladder (
    vehicle   INTEGER NOT NULL REFERENCES vehicles (vehicle),
    watermark INTEGER NOT NULL,
    known_at  INTEGER NOT NULL,
    state     BLOB    NOT NULL,
    PRIMARY KEY (vehicle, watermark)
);

CREATE TABLE fold_flags (
    vehicle     INTEGER NOT NULL REFERENCES vehicles (vehicle),
    device_time INTEGER NOT NULL,
    hash        INTEGER NOT NULL,
    flags       INTEGER NOT NULL,
    PRIMARY KEY (vehicle, device_time, hash)
) WITHOUT ROWID;

CREATE TABLE due (
    vehicle INTEGER NOT NULL REFERENCES vehicles (vehicle),
    kind    INTEGER NOT NULL,
    due_at  INTEGER NOT NULL,
    PRIMARY KEY (vehicle, kind)
) WITHOUT ROWID;

CREATE INDEX due_by_time ON due (due_at);
