-- Vehicles, the position log with its ticks, and the heads index.

CREATE TABLE vehicles (
    vehicle     INTEGER PRIMARY KEY,     -- a small number stands for the id in every other table
    id          TEXT    NOT NULL UNIQUE,
    class       INTEGER NOT NULL,
    company     TEXT    NOT NULL,
    home_region TEXT
);

-- What a vehicle was registered as, and from which log offset on its facts are judged so.
CREATE TABLE vehicle_versions (
    vehicle     INTEGER NOT NULL REFERENCES vehicles (vehicle),
    version     INTEGER NOT NULL,        -- from 1
    known_after INTEGER NOT NULL,
    class       INTEGER NOT NULL,
    company     TEXT    NOT NULL,
    home_region TEXT,
    PRIMARY KEY (vehicle, version)
) WITHOUT ROWID;

CREATE INDEX vehicles_by_company ON vehicles (company, id);

-- Each distinct region path once: a position holds its number. 0 stands for the empty path and has no row.
CREATE TABLE region_paths (
    path INTEGER PRIMARY KEY,
    text TEXT NOT NULL UNIQUE
);

CREATE TABLE region_path_codes (
    code TEXT    NOT NULL,
    path INTEGER NOT NULL REFERENCES region_paths (path),
    PRIMARY KEY (code, path)
) WITHOUT ROWID;

-- The newest offset given out, to a position or a tick. One row: offsets are dense because it changes in their
-- transaction.
CREATE TABLE log_head (
    id     INTEGER PRIMARY KEY CHECK (id = 1),
    newest INTEGER NOT NULL
);

INSERT INTO log_head (id, newest) VALUES (1, 0);

-- Clustered by vehicle and time, so that a track is read in sequence. The hash is unsigned: its top bit is flipped, and
-- so the signed order of the column is the unsigned order of the hash. SI units, degrees and Unix milliseconds.
CREATE TABLE positions (
    vehicle      INTEGER NOT NULL REFERENCES vehicles (vehicle),
    device_time  INTEGER NOT NULL,
    hash         INTEGER NOT NULL,
    log_offset   INTEGER NOT NULL,
    latitude     REAL    NOT NULL,
    longitude    REAL    NOT NULL,
    speed        REAL,
    heading      REAL,
    odometer     REAL,
    ignition     INTEGER,
    received_at  INTEGER NOT NULL,
    flags        INTEGER NOT NULL,
    region_path  INTEGER NOT NULL,
    PRIMARY KEY (vehicle, device_time, hash)
) WITHOUT ROWID;

CREATE UNIQUE INDEX positions_by_offset ON positions (vehicle, log_offset);

CREATE TABLE ticks (
    vehicle     INTEGER NOT NULL REFERENCES vehicles (vehicle),
    log_offset  INTEGER NOT NULL,
    kind        INTEGER NOT NULL,
    received_at INTEGER NOT NULL,
    PRIMARY KEY (vehicle, log_offset)
) WITHOUT ROWID;

-- newest_time is the latest device time of all the vehicle's positions, whatever their flags: a position after it can
-- be neither a duplicate nor of the same time as another, which spares a look-up for nearly all of them.
CREATE TABLE vehicle_heads (
    vehicle          INTEGER PRIMARY KEY REFERENCES vehicles (vehicle),
    head             INTEGER NOT NULL,
    snapshot         INTEGER NOT NULL,
    last_received_at INTEGER,
    settled          INTEGER NOT NULL,
    newest_time      INTEGER,
    live_time        INTEGER,
    live_hash        INTEGER,
    live_region_path INTEGER
);

CREATE INDEX vehicle_heads_quiet ON vehicle_heads (last_received_at) WHERE settled = 0;
CREATE INDEX vehicle_heads_by_region ON vehicle_heads (live_region_path) WHERE live_region_path > 0;
