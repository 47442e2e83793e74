-- What a person looks for again and again in a list, by a name of their own. What is looked for may be somebody's name: it lies sealed.
CREATE TABLE saved_view (
  agency_id uuid        NOT NULL,
  view_id   uuid        NOT NULL,
  person    uuid        NOT NULL,
  sealed    bytea       NOT NULL,
  saved_at  timestamptz NOT NULL,
  PRIMARY KEY (agency_id, view_id),
  FOREIGN KEY (agency_id, person) REFERENCES account
);
CREATE INDEX saved_view_of_person ON saved_view (agency_id, person, saved_at);

ALTER TABLE saved_view ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_agency ON saved_view USING (agency_id = current_agency());
GRANT SELECT, INSERT, UPDATE, DELETE ON saved_view TO liuhen_app;
