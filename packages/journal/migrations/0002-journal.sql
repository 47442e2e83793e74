-- The journal. `entry` is for ever and names no content: leaf bytes (which hold the commitments) and what orders them.
-- `payload` holds values and salts apart, so that an approved disposal can erase one and the proof still stands.

-- The head of each subject: the row the door locks. It says no more than the newest entry does.
CREATE TABLE subject (
  agency_id    uuid   NOT NULL REFERENCES agency,
  subject_id   uuid   NOT NULL,
  subject_type text   NOT NULL CHECK (subject_type IN ('case', 'agency')),
  last_seq     bigint NOT NULL DEFAULT 0 CHECK (last_seq >= 0),
  last_sha256  bytea,
  last_sm3     bytea,
  PRIMARY KEY (agency_id, subject_id),
  CHECK (subject_type <> 'agency' OR subject_id = agency_id),
  CHECK ((last_seq = 0) = (last_sha256 IS NULL) AND (last_seq = 0) = (last_sm3 IS NULL))
) WITH (fillfactor = 80);

CREATE TABLE entry (
  agency_id    uuid        NOT NULL,
  record_id    uuid        NOT NULL,
  subject_id   uuid        NOT NULL,
  subject_seq  bigint      NOT NULL CHECK (subject_seq >= 1),
  -- The head of the agency's own records when this one came in: which facts about the agency a closed case knew.
  agency_seq   bigint      NOT NULL CHECK (agency_seq >= 0),
  -- `kind@schema`
  kind         text        NOT NULL,
  origin       text        NOT NULL CHECK (origin IN ('live', 'import')),
  received_at  timestamptz NOT NULL,
  -- SHA-256 of the canonical body as submitted: the same body answers the same, another under this id is refused.
  body_hash    bytea       NOT NULL CHECK (length(body_hash) = 32),
  -- Canonical JSON; in a UTF-8 database these are the bytes that were hashed.
  leaf         text        NOT NULL,
  leaf_sha256  bytea       NOT NULL CHECK (length(leaf_sha256) = 32),
  leaf_sm3     bytea       NOT NULL CHECK (length(leaf_sm3) = 32),
  PRIMARY KEY (agency_id, record_id),
  UNIQUE (agency_id, subject_id, subject_seq),
  FOREIGN KEY (agency_id, subject_id) REFERENCES subject
);

-- No entry without the one before it, whoever inserts. One look per statement, not per row: the door writes in groups.
CREATE FUNCTION refuse_gap() RETURNS trigger
  LANGUAGE plpgsql AS $$
DECLARE broken record;
BEGIN
  SELECT fresh.subject_id, fresh.subject_seq INTO broken
    FROM fresh
   WHERE fresh.subject_seq > 1
     -- a scalar, so that it stays a look-up by index and never becomes a join over the whole journal
     AND (SELECT true FROM liuhen.entry AS before
           WHERE before.agency_id = fresh.agency_id
             AND before.subject_id = fresh.subject_id
             AND before.subject_seq = fresh.subject_seq - 1) IS NULL
   LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'gap before % of subject %', broken.subject_seq, broken.subject_id USING ERRCODE = 'LH002';
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER entry_gapless AFTER INSERT ON entry
  REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION refuse_gap();
CREATE TRIGGER entry_append_only BEFORE UPDATE OR DELETE ON entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER entry_no_truncate BEFORE TRUNCATE ON entry EXECUTE FUNCTION refuse_change();

CREATE TABLE payload (
  agency_id   uuid   NOT NULL,
  subject_id  uuid   NOT NULL,
  subject_seq bigint NOT NULL,
  record_id   uuid   NOT NULL,
  -- Who: in the leaf stands only a pseudonym.
  actor       text   NOT NULL,
  -- Canonical JSON of the body, without the units that were erased.
  body        text   NOT NULL,
  -- JSON object, unit → salt in base64. An erased unit's salt goes with it, or its value could be found by trying.
  salts       text   NOT NULL,
  -- JSON of what the gate of an act saw.
  gate        text,
  erased      text[] NOT NULL DEFAULT '{}',
  PRIMARY KEY (agency_id, subject_id, subject_seq),
  FOREIGN KEY (agency_id, subject_id, subject_seq) REFERENCES entry (agency_id, subject_id, subject_seq)
);

-- The tombstone of an erased unit, with the record that approved it.
CREATE TABLE erasure (
  agency_id   uuid        NOT NULL,
  record_id   uuid        NOT NULL,
  unit        text        NOT NULL,
  approved_by uuid        NOT NULL,
  erased_at   timestamptz NOT NULL,
  PRIMARY KEY (agency_id, record_id, unit),
  FOREIGN KEY (agency_id, record_id) REFERENCES entry,
  FOREIGN KEY (agency_id, approved_by) REFERENCES entry
);
CREATE TRIGGER erasure_append_only BEFORE UPDATE OR DELETE ON erasure FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER erasure_no_truncate BEFORE TRUNCATE ON erasure EXECUTE FUNCTION refuse_change();

-- The one change a payload may see: units leave it, each with its tombstone; nothing else moves.
CREATE FUNCTION payload_only_erased() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.agency_id, NEW.subject_id, NEW.subject_seq, NEW.record_id, NEW.actor)
       IS DISTINCT FROM (OLD.agency_id, OLD.subject_id, OLD.subject_seq, OLD.record_id, OLD.actor)
     OR NEW.gate IS DISTINCT FROM OLD.gate
     OR NOT NEW.erased @> OLD.erased
     OR cardinality(NEW.erased) <= cardinality(OLD.erased)
     OR EXISTS (
       SELECT FROM unnest(NEW.erased) AS gone (unit)
        WHERE NOT EXISTS (
          SELECT FROM liuhen.erasure AS stone
           WHERE stone.agency_id = NEW.agency_id AND stone.record_id = NEW.record_id AND stone.unit = gone.unit))
  THEN
    RAISE EXCEPTION 'a payload changes only by approved erasure' USING ERRCODE = 'LH001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER payload_erasure_only BEFORE UPDATE ON payload FOR EACH ROW EXECUTE FUNCTION payload_only_erased();
CREATE TRIGGER payload_no_delete BEFORE DELETE ON payload FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER payload_no_truncate BEFORE TRUNCATE ON payload EXECUTE FUNCTION refuse_change();

-- Runs as the owner because the application has no UPDATE here; the policies do not reach the owner, so the agency is
-- compared by hand.
CREATE FUNCTION erase_units(
  record uuid, units text[], approval uuid, remaining_body text, remaining_salts text, at timestamptz
) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = liuhen, pg_temp AS $$
DECLARE own uuid := current_agency();
BEGIN
  IF own IS NULL THEN RAISE EXCEPTION 'no agency named' USING ERRCODE = 'LH003'; END IF;
  INSERT INTO erasure SELECT own, record, unit, approval, at FROM unnest(units) AS unit;
  UPDATE payload SET body = remaining_body, salts = remaining_salts, erased = erased || units
   WHERE agency_id = own AND record_id = record
     AND (subject_id, subject_seq) = (SELECT subject_id, subject_seq FROM entry WHERE agency_id = own AND record_id = record);
  IF NOT FOUND THEN RAISE EXCEPTION 'no such record' USING ERRCODE = 'LH003'; END IF;
END $$;
REVOKE ALL ON FUNCTION erase_units FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_units TO liuhen_app;

-- Pseudonyms of those who appended: the leaf carries the random one.
CREATE TABLE pseudonym (
  agency_id uuid NOT NULL,
  actor     text NOT NULL,
  pseudonym text NOT NULL,
  PRIMARY KEY (agency_id, actor),
  UNIQUE (agency_id, pseudonym)
);

ALTER TABLE subject ENABLE ROW LEVEL SECURITY;
ALTER TABLE entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE payload ENABLE ROW LEVEL SECURITY;
ALTER TABLE erasure ENABLE ROW LEVEL SECURITY;
ALTER TABLE pseudonym ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_agency ON subject USING (agency_id = current_agency());
CREATE POLICY own_agency ON entry USING (agency_id = current_agency());
CREATE POLICY own_agency ON payload USING (agency_id = current_agency());
CREATE POLICY own_agency ON erasure USING (agency_id = current_agency());
CREATE POLICY own_agency ON pseudonym USING (agency_id = current_agency());

GRANT SELECT, INSERT, UPDATE ON subject TO liuhen_app;
GRANT SELECT, INSERT ON entry, payload, pseudonym TO liuhen_app;
GRANT SELECT ON erasure TO liuhen_app;
-- The auditor sees that and when, and that nothing is missing; not what.
GRANT SELECT ON subject, entry, erasure TO liuhen_auditor;
