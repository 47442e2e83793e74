-- What records say is kept enciphered: a dump of this database, a replica or a stolen disk without the keys folder shows who
-- wrote when and that nothing is missing, and no content. Leaf and commitments stay over the plain values: proofs do not change.

-- One data key a subject, wrapped by a master key that is a file elsewhere. Rotation rewrites these rows and no payload.
CREATE TABLE data_key (
  agency_id    uuid        NOT NULL,
  subject_id   uuid        NOT NULL,
  -- Fingerprint of the master key under which it is wrapped.
  master       text        NOT NULL,
  wrapped      bytea       NOT NULL,
  made_at      timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (agency_id, subject_id)
);
CREATE INDEX data_key_by_master ON data_key (master);

-- A key is wrapped anew, and nothing else: whoever could put another in its place would make a case unreadable.
CREATE FUNCTION data_key_stays() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.agency_id, NEW.subject_id, NEW.made_at) IS DISTINCT FROM (OLD.agency_id, OLD.subject_id, OLD.made_at)
     OR NEW.master = OLD.master
  THEN
    RAISE EXCEPTION 'a data key is only wrapped anew' USING ERRCODE = 'LH001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER data_key_only_rewrapped BEFORE UPDATE ON data_key FOR EACH ROW EXECUTE FUNCTION data_key_stays();
CREATE TRIGGER data_key_no_delete BEFORE DELETE ON data_key FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER data_key_no_truncate BEFORE TRUNCATE ON data_key EXECUTE FUNCTION refuse_change();
ALTER TABLE data_key ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_agency ON data_key USING (agency_id = current_agency());
GRANT SELECT, INSERT ON data_key TO liuhen_app;

-- `sealed` holds body, salts and gate; `links` and `hashes` are what is asked of a record without opening it: ids of other
-- records, and the hashes of files it speaks of, which stand in the leaf anyway. Rows from before are read as they are.
ALTER TABLE payload ALTER COLUMN body DROP NOT NULL, ALTER COLUMN salts DROP NOT NULL,
  ADD COLUMN sealed bytea, ADD COLUMN links jsonb, ADD COLUMN hashes text[],
  ADD CONSTRAINT payload_sealed_or_plain CHECK (CASE WHEN sealed IS NULL
    THEN body IS NOT NULL AND salts IS NOT NULL
    ELSE body IS NULL AND salts IS NULL AND gate IS NULL AND links IS NOT NULL AND hashes IS NOT NULL END);

-- Two changes a payload may see: it is sealed as it is, or units leave it, each with its tombstone.
CREATE OR REPLACE FUNCTION payload_only_erased() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.agency_id, NEW.subject_id, NEW.subject_seq, NEW.record_id, NEW.actor)
       IS DISTINCT FROM (OLD.agency_id, OLD.subject_id, OLD.subject_seq, OLD.record_id, OLD.actor)
     OR NEW.sealed IS NULL
  THEN
    RAISE EXCEPTION 'a payload changes only by approved erasure' USING ERRCODE = 'LH001';
  END IF;
  IF OLD.sealed IS NULL AND NEW.erased = OLD.erased THEN RETURN NEW; END IF;
  IF NOT NEW.erased @> OLD.erased
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

DROP FUNCTION erase_units(uuid, text[], uuid, text, text, timestamptz);
CREATE FUNCTION erase_units(
  record uuid, units text[], approval uuid, remaining bytea, remaining_links jsonb, remaining_hashes text[], at timestamptz
) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = liuhen, pg_temp AS $$
DECLARE own uuid := current_agency();
BEGIN
  IF own IS NULL THEN RAISE EXCEPTION 'no agency named' USING ERRCODE = 'LH003'; END IF;
  INSERT INTO erasure SELECT own, record, unit, approval, at FROM unnest(units) AS unit;
  UPDATE payload SET sealed = remaining, links = remaining_links, hashes = remaining_hashes,
         body = NULL, salts = NULL, gate = NULL, erased = erased || units
   WHERE agency_id = own AND record_id = record
     AND (subject_id, subject_seq) = (SELECT subject_id, subject_seq FROM entry WHERE agency_id = own AND record_id = record);
  IF NOT FOUND THEN RAISE EXCEPTION 'no such record' USING ERRCODE = 'LH003'; END IF;
END $$;
REVOKE ALL ON FUNCTION erase_units FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_units TO liuhen_app;

DROP FUNCTION door_write(uuid, timestamptz, bigint[], uuid[], uuid[], bigint[], text[], text[], bytea[], text[], bytea[], bytea[],
  text[], text[], text[], text[]);
CREATE FUNCTION door_write(
  own uuid, received timestamptz, agency_seqs bigint[],
  records uuid[], subjects uuid[], seqs bigint[], kinds text[], origins text[], body_hashes bytea[],
  leaves text[], sha256s bytea[], sm3s bytea[],
  actors text[], sealeds bytea[], links jsonb[], hashes text[]
) RETURNS void
  LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO liuhen.entry (agency_id, record_id, subject_id, subject_seq, agency_seq, kind, origin, received_at, body_hash, leaf, leaf_sha256, leaf_sm3)
    SELECT own, r, s, q, g, k, o, received, h, l, a, m
      FROM unnest(records, subjects, seqs, agency_seqs, kinds, origins, body_hashes, leaves, sha256s, sm3s) AS t (r, s, q, g, k, o, h, l, a, m);
  INSERT INTO liuhen.payload (agency_id, subject_id, subject_seq, record_id, actor, sealed, links, hashes)
    SELECT own, s, q, r, c, x, n, string_to_array(f, ',')
      FROM unnest(subjects, seqs, records, actors, sealeds, links, hashes) AS t (s, q, r, c, x, n, f);
  INSERT INTO liuhen.log_pending (agency_id, record_id, leaf_sha256)
    SELECT own, r, a FROM unnest(records, sha256s) WITH ORDINALITY AS t (r, a, n) ORDER BY n;
  UPDATE liuhen.subject AS head SET last_seq = newest.q, last_sha256 = newest.a, last_sm3 = newest.m
    FROM (SELECT DISTINCT ON (s) s, q, a, m FROM unnest(subjects, seqs, sha256s, sm3s) AS t (s, q, a, m) ORDER BY s, q DESC) AS newest
   WHERE head.agency_id = own AND head.subject_id = ANY (subjects) AND head.subject_id = newest.s;
  INSERT INTO liuhen.derive_pending (agency_id, subject_id) SELECT DISTINCT own, s FROM unnest(subjects) AS s;
  PERFORM pg_notify('liuhen_appended', own::text);
  IF own = ANY (subjects) THEN PERFORM pg_notify('liuhen_agency', own::text); END IF;
END $$;
GRANT EXECUTE ON FUNCTION door_write TO liuhen_app;

ALTER TABLE draft ALTER COLUMN content DROP NOT NULL, ADD COLUMN sealed bytea, ADD COLUMN hashes text[],
  ADD CONSTRAINT draft_sealed_or_plain CHECK ((sealed IS NULL) = (content IS NOT NULL));

-- A record is found by tokens that are blinded under a key (the same token, the same blind), and what it says is sealed. Of a
-- case the number, title and party stay as they are: lists are ordered, filtered and counted by them in here.
ALTER TABLE search_row ADD COLUMN sealed bytea, ADD CHECK (sealed IS NULL OR (title = '' AND content = ''));
CREATE OR REPLACE VIEW findable AS SELECT * FROM search_row WHERE agency_id = current_agency();
-- Written before the words of records were sealed: made again from the records.
DELETE FROM search_row WHERE ordinal > 0;
UPDATE finding SET content = '{}';
INSERT INTO derive_pending (agency_id, subject_id) SELECT agency_id, subject_id FROM subject WHERE last_seq > 0;

CREATE OR REPLACE FUNCTION derive_write(agency uuid, subject uuid, derived jsonb) RETURNS void
  LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO liuhen.case_row AS old
    SELECT agency, subject, r.case_no, r.title, r.procedure, r.stage, r.stage_title, r.party, r.is_major, r.state,
           r.opened_at, r.last_at, r.next_due, r.records, r.breaches
      FROM jsonb_populate_record(NULL::liuhen.case_row, derived -> 'row') AS r
     WHERE jsonb_typeof(derived -> 'row') = 'object'
    ON CONFLICT (agency_id, subject_id) DO UPDATE SET
      case_no = excluded.case_no, title = excluded.title, procedure = excluded.procedure, stage = excluded.stage,
      stage_title = excluded.stage_title, party = excluded.party, is_major = excluded.is_major, state = excluded.state,
      opened_at = excluded.opened_at, last_at = excluded.last_at, next_due = excluded.next_due, records = excluded.records,
      breaches = excluded.breaches
    WHERE old.* IS DISTINCT FROM excluded.*;

  DELETE FROM liuhen.case_relation AS old WHERE old.agency_id = agency AND old.subject_id = subject
     AND NOT EXISTS (SELECT FROM jsonb_to_recordset(derived -> 'relations') AS r (relation text, person text)
                      WHERE r.relation = old.relation AND r.person = old.person);
  INSERT INTO liuhen.case_relation SELECT agency, subject, r.relation, r.person
    FROM jsonb_to_recordset(derived -> 'relations') AS r (relation text, person text) ON CONFLICT DO NOTHING;

  DELETE FROM liuhen.finding AS old WHERE old.agency_id = agency AND old.subject_id = subject
     AND old.ordinal >= jsonb_array_length(derived -> 'findings');
  INSERT INTO liuhen.finding AS old
    SELECT agency, subject, r.ordinal, r.finding_id, r.article, r.severity, r.status, r.legal_effect, r.compliance, r.due, r.who, r.content
      FROM jsonb_populate_recordset(NULL::liuhen.finding, derived -> 'findings') AS r
     WHERE NOT EXISTS (
       SELECT FROM liuhen.finding AS same
        WHERE same.agency_id = agency AND same.subject_id = subject AND same.ordinal = r.ordinal
          AND (same.finding_id, same.article, same.severity, same.status, same.legal_effect, same.compliance, same.due, same.who, same.content)
              IS NOT DISTINCT FROM (r.finding_id, r.article, r.severity, r.status, r.legal_effect, r.compliance, r.due, r.who, r.content))
    ON CONFLICT (agency_id, subject_id, ordinal) DO UPDATE SET
      finding_id = excluded.finding_id, article = excluded.article, severity = excluded.severity, status = excluded.status,
      legal_effect = excluded.legal_effect, compliance = excluded.compliance, due = excluded.due, who = excluded.who,
      content = excluded.content;

  DELETE FROM liuhen.task AS old WHERE old.agency_id = agency AND old.subject_id = subject
     AND old.ordinal >= jsonb_array_length(derived -> 'tasks');
  INSERT INTO liuhen.task AS old
    SELECT agency, subject, r.ordinal, r.task_key, r.title, r.who, r.due, r.blocked, r.content
      FROM jsonb_populate_recordset(NULL::liuhen.task, derived -> 'tasks') AS r
     WHERE NOT EXISTS (
       SELECT FROM liuhen.task AS same
        WHERE same.agency_id = agency AND same.subject_id = subject AND same.ordinal = r.ordinal
          AND (same.task_key, same.title, same.who, same.due, same.blocked, same.content)
              IS NOT DISTINCT FROM (r.task_key, r.title, r.who, r.due, r.blocked, r.content))
    ON CONFLICT (agency_id, subject_id, ordinal) DO UPDATE SET
      task_key = excluded.task_key, title = excluded.title, who = excluded.who, due = excluded.due, blocked = excluded.blocked,
      content = excluded.content;

  INSERT INTO liuhen.search_row AS old
    SELECT agency, subject, r.ordinal, r.record_id, r.record_kind, r.family, r.classification, r.volume, r.owner, r.at,
           r.title, r.content, array_to_tsvector(r.tokens), decode(r.sealed, 'base64')
      FROM jsonb_to_recordset(derived -> 'search') AS r (ordinal bigint, record_id uuid, record_kind text, family text,
           classification text, volume text, owner text, at timestamptz, title text, content text, tokens text[], sealed text)
    ON CONFLICT (agency_id, subject_id, ordinal) DO UPDATE SET
      title = excluded.title, content = excluded.content, tokens = excluded.tokens, at = excluded.at, sealed = excluded.sealed
    WHERE (old.title, old.content, old.tokens, old.at, old.sealed)
          IS DISTINCT FROM (excluded.title, excluded.content, excluded.tokens, excluded.at, excluded.sealed);
END $$;
