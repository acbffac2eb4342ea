-- What was sent is kept as it was; what is wrong with it, and where it stood, has columns of its own.
ALTER TABLE quarantine ADD COLUMN problem TEXT NOT NULL DEFAULT '';
ALTER TABLE quarantine ADD COLUMN line INTEGER NOT NULL DEFAULT 0;
