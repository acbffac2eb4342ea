-- Alerts about drivers, and drivers whose hours changed.

-- The driver an alert is about; null for one about its vehicle.
ALTER TABLE alerts ADD COLUMN driver TEXT;

CREATE INDEX alerts_by_driver ON alerts (driver, judged_at) WHERE driver IS NOT NULL;

-- What he did at or after dirty_from may have changed. Every change takes a new stamp, never used again: whoever judges
-- him removes the row only if nothing changed since.
CREATE TABLE driver_due (
    stamp      INTEGER PRIMARY KEY AUTOINCREMENT,
    driver     TEXT    NOT NULL UNIQUE,
    dirty_from INTEGER NOT NULL
);
