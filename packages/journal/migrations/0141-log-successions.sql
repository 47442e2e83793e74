-- The log's word that it goes on under another key, signed by both: what leads from a key pinned years ago to the present one.
CREATE TABLE log_succession (
  agency_id    uuid        NOT NULL,
  -- The heir.
  verifier_key text        NOT NULL,
  note         text        NOT NULL,
  signed_at    timestamptz NOT NULL,
  PRIMARY KEY (agency_id, verifier_key)
);
CREATE TRIGGER log_succession_append_only BEFORE UPDATE OR DELETE ON log_succession FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER log_succession_no_truncate BEFORE TRUNCATE ON log_succession EXECUTE FUNCTION refuse_change();
ALTER TABLE log_succession ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_agency ON log_succession USING (agency_id = current_agency());
GRANT SELECT, INSERT ON log_succession TO liuhen_app;
GRANT SELECT ON log_succession TO liuhen_auditor;
