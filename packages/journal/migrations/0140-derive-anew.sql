-- Content that was erased or set apart is derived from what the database holds now, and from nobody's memory of it.
ALTER TABLE derive_pending ADD COLUMN anew boolean NOT NULL DEFAULT false;
