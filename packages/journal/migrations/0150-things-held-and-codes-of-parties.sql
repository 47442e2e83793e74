-- The ledger of things held across the bureau: one row a line of a list. What it says lies sealed; words in it are found by blinded
-- tokens. `list_seq` is the record that names it, by which the policy is asked whether it may be read.
CREATE TABLE held_row (
  agency_id  uuid        NOT NULL,
  subject_id uuid        NOT NULL,
  ordinal    integer     NOT NULL,
  list_seq   bigint      NOT NULL,
  way        text        NOT NULL CHECK (way IN ('sealing', 'registration')),
  state      text        NOT NULL CHECK (state IN ('held', 'decided', 'ended')),
  since      timestamptz NOT NULL,
  due        timestamptz,
  ended_at   timestamptz,
  tokens     tsvector    NOT NULL,
  sealed     bytea       NOT NULL,
  PRIMARY KEY (agency_id, subject_id, ordinal)
);
-- What nothing more is due of comes last.
CREATE INDEX held_row_by_due ON held_row (agency_id, (coalesce(due, 'infinity'::timestamptz)), since, subject_id, ordinal);
CREATE INDEX held_row_by_tokens ON held_row USING gin (tokens);

-- By which number a party is known, blinded: found by who types the whole of it. `of_person`: a number of a natural person answers
-- only to whoever may read the record that says it.
CREATE TABLE party_code (
  agency_id  uuid    NOT NULL,
  subject_id uuid    NOT NULL,
  code       text    NOT NULL,
  record_seq bigint  NOT NULL,
  of_person  boolean NOT NULL,
  PRIMARY KEY (agency_id, code, subject_id)
);
CREATE INDEX party_code_of_case ON party_code (agency_id, subject_id);

ALTER TABLE held_row ENABLE ROW LEVEL SECURITY;
ALTER TABLE party_code ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_agency ON held_row USING (agency_id = current_agency());
CREATE POLICY own_agency ON party_code USING (agency_id = current_agency());
-- As findable and findable_case: a condition on tokens may then be asked before the agency is compared.
CREATE VIEW findable_held AS SELECT * FROM held_row WHERE agency_id = current_agency();
GRANT SELECT ON findable_held TO liuhen_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON held_row, party_code TO liuhen_app;
COMMENT ON TABLE held_row IS 'derived: things sealed, seized or registered and kept';
COMMENT ON TABLE party_code IS 'derived: numbers by which parties are known';

CREATE FUNCTION derive_held(agency uuid, subject uuid, derived jsonb) RETURNS void
  LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM liuhen.held_row AS old WHERE old.agency_id = agency AND old.subject_id = subject
     AND old.ordinal >= jsonb_array_length(derived -> 'held');
  INSERT INTO liuhen.held_row AS old
    SELECT agency, subject, r.ordinal, r.list_seq, r.way, r.state, r.since, r.due, r.ended_at, array_to_tsvector(r.tokens),
           decode(r.sealed, 'base64')
      FROM jsonb_to_recordset(derived -> 'held') AS r (ordinal integer, list_seq bigint, way text, state text, since timestamptz,
           due timestamptz, ended_at timestamptz, tokens text[], sealed text)
    ON CONFLICT (agency_id, subject_id, ordinal) DO UPDATE SET
      list_seq = excluded.list_seq, way = excluded.way, state = excluded.state, since = excluded.since, due = excluded.due,
      ended_at = excluded.ended_at, tokens = excluded.tokens, sealed = excluded.sealed
    WHERE old.* IS DISTINCT FROM excluded.*;

  DELETE FROM liuhen.party_code AS old WHERE old.agency_id = agency AND old.subject_id = subject
     AND NOT EXISTS (SELECT FROM jsonb_to_recordset(derived -> 'codes') AS r (code text) WHERE r.code = old.code);
  INSERT INTO liuhen.party_code AS old
    SELECT agency, subject, r.code, r.record_seq, r.of_person
      FROM jsonb_to_recordset(derived -> 'codes') AS r (code text, record_seq bigint, of_person boolean)
    ON CONFLICT (agency_id, code, subject_id) DO UPDATE SET record_seq = excluded.record_seq, of_person = excluded.of_person
    WHERE old.* IS DISTINCT FROM excluded.*;
END $$;

-- The new tables are filled from the records by the first server that starts.
INSERT INTO derive_pending (agency_id, subject_id) SELECT agency_id, subject_id FROM subject WHERE subject_type = 'case' AND last_seq > 0;
