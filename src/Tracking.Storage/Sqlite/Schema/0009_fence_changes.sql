-- Fence versions become known, and end, by change: everything that one import, creation, update or deletion did holds at
-- once, from the moment that its row is in fence_changes. Rows of a change that has none are staged and count for nothing,
-- so a large import is written piece by piece beside the positions and still becomes visible in one short transaction.

CREATE TABLE fence_changes (
    change      INTEGER PRIMARY KEY,
    known_after INTEGER NOT NULL
);

INSERT INTO fence_changes (change, known_after)
SELECT row_number() OVER (ORDER BY at), at
FROM (SELECT known_after AS at FROM fence_versions
      UNION
      SELECT deleted_after FROM fence_versions WHERE deleted_after IS NOT NULL);

ALTER TABLE fence_versions RENAME TO fence_versions_before;
DROP INDEX fence_versions_standing;

-- number counts the versions of one fence from 1, over deletions. ended_by is the change that replaced or deleted it.
CREATE TABLE fence_versions (
    version     INTEGER PRIMARY KEY,
    id          TEXT    NOT NULL,
    number      INTEGER NOT NULL,
    name        TEXT    NOT NULL,
    geometry    TEXT    NOT NULL,
    alerts      INTEGER NOT NULL,
    speed_limit REAL,
    classes     TEXT    NOT NULL,
    valid_from  INTEGER NOT NULL,
    valid_to    INTEGER NOT NULL,
    settings    TEXT    NOT NULL,
    made_by     INTEGER NOT NULL,
    ended_by    INTEGER
);

INSERT INTO fence_versions
SELECT version, id, row_number() OVER (PARTITION BY id ORDER BY known_after, version), name, geometry, alerts, speed_limit,
    classes, valid_from, valid_to, settings,
    (SELECT change FROM fence_changes WHERE fence_changes.known_after = fence_versions_before.known_after),
    (SELECT change FROM fence_changes WHERE fence_changes.known_after = fence_versions_before.deleted_after)
FROM fence_versions_before
ORDER BY version;

DROP TABLE fence_versions_before;

CREATE UNIQUE INDEX fence_versions_number ON fence_versions (id, number);
CREATE UNIQUE INDEX fence_versions_standing ON fence_versions (id) WHERE ended_by IS NULL;
CREATE INDEX fence_versions_made ON fence_versions (made_by);
CREATE INDEX fence_versions_ended ON fence_versions (ended_by) WHERE ended_by IS NOT NULL;
