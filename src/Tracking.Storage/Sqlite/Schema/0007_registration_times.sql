-- When each version was registered, by our clock: what was known of a vehicle at an instant. 0 for versions of before.
ALTER TABLE vehicle_versions ADD COLUMN registered_at INTEGER NOT NULL DEFAULT 0;
