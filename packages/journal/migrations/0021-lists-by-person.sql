-- Lists by person, counts without counting: what each person has to do, recordings that stand with no act, and how the bureau
-- stands per duty, each from an index or a kept sum and not from a walk through the province.

-- A finding whole is given by the law when a case is opened; kept of it is what is counted. `state` is its case's, `at` when the
-- occasion arose, `bearer` whose duty it is: `handler` or an office.
ALTER TABLE finding DROP COLUMN content;
ALTER TABLE finding ADD COLUMN state text, ADD COLUMN at timestamptz, ADD COLUMN bearer text;
UPDATE finding AS f SET state = c.state, at = coalesce(f.due, c.opened_at), bearer = 'handler'
  FROM case_row AS c WHERE c.agency_id = f.agency_id AND c.subject_id = f.subject_id;
DELETE FROM finding WHERE state IS NULL;
ALTER TABLE finding ALTER COLUMN state SET NOT NULL, ALTER COLUMN at SET NOT NULL, ALTER COLUMN bearer SET NOT NULL;
DROP INDEX finding_by_due, finding_by_rule;
CREATE INDEX finding_past_due ON finding (agency_id, due) INCLUDE (finding_id, state, subject_id) WHERE due IS NOT NULL AND status = 'pending';
CREATE INDEX finding_by_time ON finding (agency_id, at) INCLUDE (finding_id, status, due, bearer, subject_id);

-- Whether a record of the case names who reported: only there must hits of a search be struck. True until derived.
ALTER TABLE case_row ADD COLUMN names_informant boolean NOT NULL DEFAULT true;

-- What a case is found by (number, title, party) stands in its own row: its list filters and pages without a join, and the rows
-- of records are not between it and its index.
ALTER TABLE case_row ADD COLUMN words text NOT NULL DEFAULT '', ADD COLUMN tokens tsvector NOT NULL DEFAULT '';
UPDATE case_row AS c SET words = s.content, tokens = s.tokens FROM search_row AS s
 WHERE s.agency_id = c.agency_id AND s.subject_id = c.subject_id AND s.ordinal = 0;
DELETE FROM search_row WHERE ordinal = 0;
DROP INDEX search_row_case_tokens, search_row_cases_by_time, search_row_records_by_time;
CREATE INDEX case_row_tokens ON case_row USING gin (tokens);
CREATE INDEX case_row_by_state ON case_row (agency_id, state, last_at DESC, subject_id DESC);
CREATE INDEX search_row_by_time ON search_row (agency_id, at DESC, subject_id DESC, ordinal DESC);
-- For those who may read few cases: their records of a kind, case by case.
CREATE INDEX search_row_by_case_kind ON search_row (agency_id, subject_id, record_kind);
CREATE OR REPLACE VIEW findable_case AS SELECT * FROM case_row WHERE agency_id = current_agency();

-- How many findings stand how, kept by the triggers below with each change of `finding`.
CREATE TABLE finding_sum (
  agency_id  uuid   NOT NULL,
  state      text   NOT NULL,
  finding_id text   NOT NULL,
  status     text   NOT NULL,
  count      bigint NOT NULL,
  PRIMARY KEY (agency_id, state, finding_id, status)
) WITH (fillfactor = 70);
ALTER TABLE finding_sum ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_agency ON finding_sum USING (agency_id = current_agency());
GRANT SELECT, INSERT, UPDATE, DELETE ON finding_sum TO liuhen_app;
COMMENT ON TABLE finding_sum IS 'derived: how many findings stand how';

CREATE FUNCTION sum_findings() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO liuhen.finding_sum AS kept
      SELECT agency_id, state, finding_id, status, count(*) FROM fresh GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
      ON CONFLICT (agency_id, state, finding_id, status) DO UPDATE SET count = kept.count + excluded.count;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO liuhen.finding_sum AS kept
      SELECT agency_id, state, finding_id, status, -count(*) FROM gone GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
      ON CONFLICT (agency_id, state, finding_id, status) DO UPDATE SET count = kept.count + excluded.count;
  ELSE
    INSERT INTO liuhen.finding_sum AS kept
      SELECT agency_id, state, finding_id, status, sum(one)
        FROM (SELECT agency_id, state, finding_id, status, 1 AS one FROM fresh
              UNION ALL SELECT agency_id, state, finding_id, status, -1 FROM gone) AS moved
       GROUP BY 1, 2, 3, 4 HAVING sum(one) <> 0 ORDER BY 1, 2, 3, 4
      ON CONFLICT (agency_id, state, finding_id, status) DO UPDATE SET count = kept.count + excluded.count;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER finding_summed_in AFTER INSERT ON finding
  REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION sum_findings();
CREATE TRIGGER finding_summed_over AFTER UPDATE ON finding
  REFERENCING NEW TABLE AS fresh OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION sum_findings();
CREATE TRIGGER finding_summed_out AFTER DELETE ON finding
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION sum_findings();
INSERT INTO finding_sum SELECT agency_id, state, finding_id, status, count(*) FROM finding GROUP BY 1, 2, 3, 4;

-- Whose task it is: a person (as handler) or an office. In the order of the workbench, so that a page is read and no more.
CREATE TABLE task_bearer (
  agency_id  uuid    NOT NULL,
  subject_id uuid    NOT NULL,
  ordinal    integer NOT NULL,
  bearer     text    NOT NULL,
  due        timestamptz,
  PRIMARY KEY (agency_id, subject_id, ordinal, bearer)
);
CREATE INDEX task_bearer_by_due ON task_bearer (agency_id, bearer, due, subject_id, ordinal);
DROP INDEX task_by_who;

-- Recordings of cases: which acts they were linked to, and whether they stand with none.
CREATE TABLE recording_row (
  agency_id   uuid        NOT NULL,
  subject_id  uuid        NOT NULL,
  ordinal     bigint      NOT NULL,
  at          timestamptz NOT NULL,
  owner       text,
  recorded_by text,
  acts        text[]      NOT NULL,
  loose       boolean     NOT NULL,
  PRIMARY KEY (agency_id, subject_id, ordinal)
);
CREATE INDEX recording_row_loose ON recording_row (agency_id, at DESC, subject_id DESC, ordinal DESC) WHERE loose;

ALTER TABLE task_bearer ENABLE ROW LEVEL SECURITY;
ALTER TABLE recording_row ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_agency ON task_bearer USING (agency_id = current_agency());
CREATE POLICY own_agency ON recording_row USING (agency_id = current_agency());
GRANT SELECT, INSERT, UPDATE, DELETE ON task_bearer, recording_row TO liuhen_app;
COMMENT ON TABLE task_bearer IS 'derived: whose task it is';
COMMENT ON TABLE recording_row IS 'derived: which acts a recording was linked to';

CREATE OR REPLACE FUNCTION derive_write(agency uuid, subject uuid, derived jsonb) RETURNS void
  LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO liuhen.case_row AS old
    SELECT agency, subject, r.case_no, r.title, r.procedure, r.stage, r.stage_title, r.party, r.is_major, r.state,
           r.opened_at, r.last_at, r.next_due, r.records, r.breaches, r.names_informant, r.words,
           array_to_tsvector(ARRAY(SELECT jsonb_array_elements_text(derived -> 'tokens')))
      FROM jsonb_populate_record(NULL::liuhen.case_row, derived -> 'row') AS r
     WHERE jsonb_typeof(derived -> 'row') = 'object'
    ON CONFLICT (agency_id, subject_id) DO UPDATE SET
      case_no = excluded.case_no, title = excluded.title, procedure = excluded.procedure, stage = excluded.stage,
      stage_title = excluded.stage_title, party = excluded.party, is_major = excluded.is_major, state = excluded.state,
      opened_at = excluded.opened_at, last_at = excluded.last_at, next_due = excluded.next_due, records = excluded.records,
      breaches = excluded.breaches, names_informant = excluded.names_informant,
      words = excluded.words, tokens = excluded.tokens
    WHERE old.* IS DISTINCT FROM excluded.*;

  DELETE FROM liuhen.case_relation AS old WHERE old.agency_id = agency AND old.subject_id = subject
     AND NOT EXISTS (SELECT FROM jsonb_to_recordset(derived -> 'relations') AS r (relation text, person text)
                      WHERE r.relation = old.relation AND r.person = old.person);
  INSERT INTO liuhen.case_relation SELECT agency, subject, r.relation, r.person
    FROM jsonb_to_recordset(derived -> 'relations') AS r (relation text, person text) ON CONFLICT DO NOTHING;

  DELETE FROM liuhen.finding AS old WHERE old.agency_id = agency AND old.subject_id = subject
     AND old.ordinal >= jsonb_array_length(derived -> 'findings');
  INSERT INTO liuhen.finding AS old (agency_id, subject_id, ordinal, finding_id, article, severity, status, legal_effect, compliance,
      due, who, state, at, bearer)
    SELECT agency, subject, r.ordinal, r.finding_id, r.article, r.severity, r.status, r.legal_effect, r.compliance, r.due, r.who,
           r.state, r.at, r.bearer
      FROM jsonb_populate_recordset(NULL::liuhen.finding, derived -> 'findings') AS r
     WHERE NOT EXISTS (
       SELECT FROM liuhen.finding AS same
        WHERE same.agency_id = agency AND same.subject_id = subject AND same.ordinal = r.ordinal
          AND (same.finding_id, same.article, same.severity, same.status, same.legal_effect, same.compliance, same.due, same.who,
               same.state, same.at, same.bearer)
              IS NOT DISTINCT FROM (r.finding_id, r.article, r.severity, r.status, r.legal_effect, r.compliance, r.due, r.who,
               r.state, r.at, r.bearer))
    ON CONFLICT (agency_id, subject_id, ordinal) DO UPDATE SET
      finding_id = excluded.finding_id, article = excluded.article, severity = excluded.severity, status = excluded.status,
      legal_effect = excluded.legal_effect, compliance = excluded.compliance, due = excluded.due, who = excluded.who,
      state = excluded.state, at = excluded.at, bearer = excluded.bearer;

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

  DELETE FROM liuhen.task_bearer AS old WHERE old.agency_id = agency AND old.subject_id = subject
     AND NOT EXISTS (SELECT FROM jsonb_to_recordset(derived -> 'bearers') AS r (ordinal integer, bearer text, due timestamptz)
                      WHERE r.ordinal = old.ordinal AND r.bearer = old.bearer AND r.due IS NOT DISTINCT FROM old.due);
  INSERT INTO liuhen.task_bearer SELECT agency, subject, r.ordinal, r.bearer, r.due
    FROM jsonb_to_recordset(derived -> 'bearers') AS r (ordinal integer, bearer text, due timestamptz) ON CONFLICT DO NOTHING;

  DELETE FROM liuhen.recording_row AS old WHERE old.agency_id = agency AND old.subject_id = subject
     AND NOT EXISTS (SELECT FROM jsonb_to_recordset(derived -> 'recordings') AS r (ordinal bigint) WHERE r.ordinal = old.ordinal);
  INSERT INTO liuhen.recording_row AS old
    SELECT agency, subject, r.ordinal, r.at, r.owner, r.recorded_by, r.acts, r.loose
      FROM jsonb_to_recordset(derived -> 'recordings')
           AS r (ordinal bigint, at timestamptz, owner text, recorded_by text, acts text[], loose boolean)
    ON CONFLICT (agency_id, subject_id, ordinal) DO UPDATE SET
      at = excluded.at, owner = excluded.owner, recorded_by = excluded.recorded_by, acts = excluded.acts, loose = excluded.loose
    WHERE old.* IS DISTINCT FROM excluded.*;

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

-- The new columns and tables are filled from the records by the first server that starts.
INSERT INTO derive_pending (agency_id, subject_id) SELECT agency_id, subject_id FROM subject WHERE subject_type = 'case' AND last_seq > 0;
