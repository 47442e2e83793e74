-- Records whose content is set apart because a state secret was found in it. Every reader of content gives them with everything
-- withheld while they stand here; the chain, the leaf and the payload are as they were. A line goes again only when the finding was a
-- mistake, or when the content was erased by approval.
CREATE TABLE isolated_record (
  agency_id   uuid        NOT NULL,
  record_id   uuid        NOT NULL,
  -- The record that says so: spillIsolated.
  spill_id    uuid        NOT NULL,
  isolated_at timestamptz NOT NULL,
  PRIMARY KEY (agency_id, record_id),
  FOREIGN KEY (agency_id, record_id) REFERENCES entry,
  FOREIGN KEY (agency_id, spill_id) REFERENCES entry
);
ALTER TABLE isolated_record ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_agency ON isolated_record USING (agency_id = current_agency());
GRANT SELECT, INSERT, DELETE ON isolated_record TO liuhen_app;
GRANT SELECT ON isolated_record TO liuhen_auditor;
