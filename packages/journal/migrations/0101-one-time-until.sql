-- A one-time password that nobody used is worth nothing after three days.
ALTER TABLE account ADD COLUMN one_time_until timestamptz;
ALTER TABLE account ADD CHECK (NOT must_change OR one_time_until IS NOT NULL);
