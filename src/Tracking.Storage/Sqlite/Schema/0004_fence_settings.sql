-- What only some fences have (a circle's radius, half a corridor's width, ...), as one JSON object.
ALTER TABLE fence_versions ADD COLUMN settings TEXT NOT NULL DEFAULT '{}';
