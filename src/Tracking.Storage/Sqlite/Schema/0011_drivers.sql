-- Drivers, and where they signed on and off.

CREATE TABLE drivers (
    driver  INTEGER PRIMARY KEY,
    id      TEXT    NOT NULL UNIQUE,
    name    TEXT    NOT NULL,
    company TEXT    NOT NULL,
    licence TEXT
);

CREATE INDEX drivers_by_company ON drivers (company, id);

-- kind: 1 off, 2 on. An event is known to facts with an offset after known_after.
CREATE TABLE sign_events (
    vehicle     INTEGER NOT NULL REFERENCES vehicles (vehicle),
    at          INTEGER NOT NULL,
    kind        INTEGER NOT NULL,
    driver      INTEGER NOT NULL REFERENCES drivers (driver),
    known_after INTEGER NOT NULL,
    PRIMARY KEY (vehicle, at, kind, driver)
) WITHOUT ROWID;

CREATE INDEX sign_events_by_driver ON sign_events (driver, at);
