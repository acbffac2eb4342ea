-- When vehicles drove and stood. A row that goes on is renewed; visits is one line a region path: first, last, path.

CREATE TABLE segments (
    vehicle         INTEGER NOT NULL REFERENCES vehicles (vehicle),
    started_at      INTEGER NOT NULL,
    ended_at        INTEGER NOT NULL,
    kind            INTEGER NOT NULL,
    is_open         INTEGER NOT NULL,
    start_latitude  REAL    NOT NULL,
    start_longitude REAL    NOT NULL,
    end_latitude    REAL    NOT NULL,
    end_longitude   REAL    NOT NULL,
    distance        REAL    NOT NULL,
    class           INTEGER NOT NULL,
    visits          TEXT    NOT NULL,
    PRIMARY KEY (vehicle, started_at)
) WITHOUT ROWID;

-- The newest fact whose judging is in the rows.
CREATE TABLE segment_heads (
    vehicle INTEGER PRIMARY KEY REFERENCES vehicles (vehicle),
    head    INTEGER NOT NULL
);
