-- What was read out of a case holds from one instant until before another, if nothing is recorded: time alone lets a clock run out. A
-- row carries both, and whoever follows the clock reads the case anew. `holds_from` stands only where time alone changed something
-- after the last record: a row from a clock that ran ahead is found by it. Rows from before are read anew by the first server
-- that starts.
ALTER TABLE case_row ADD COLUMN holds_from timestamptz, ADD COLUMN holds_until timestamptz DEFAULT '-infinity';
ALTER TABLE case_row ALTER COLUMN holds_until DROP DEFAULT;
CREATE INDEX case_row_by_turn ON case_row (agency_id, holds_until) WHERE holds_until IS NOT NULL;
CREATE INDEX case_row_turned ON case_row (agency_id, holds_from) WHERE holds_from IS NOT NULL;

CREATE OR REPLACE FUNCTION derive_write(agency uuid, subject uuid, derived jsonb) RETURNS void
  LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO liuhen.case_row AS old (agency_id, subject_id, case_no, procedure, stage, stage_title, is_major, state, opened_at, last_at,
      next_due, records, breaches, names_informant, holds_from, holds_until, tokens, sealed)
    SELECT agency, subject, r.case_no, r.procedure, r.stage, r.stage_title, r.is_major, r.state,
           r.opened_at, r.last_at, r.next_due, r.records, r.breaches, r.names_informant, r.holds_from, r.holds_until,
           array_to_tsvector(ARRAY(SELECT jsonb_array_elements_text(derived -> 'tokens'))), r.sealed
      FROM jsonb_populate_record(NULL::liuhen.case_row, derived -> 'row') AS r
     WHERE jsonb_typeof(derived -> 'row') = 'object'
    ON CONFLICT (agency_id, subject_id) DO UPDATE SET
      case_no = excluded.case_no, procedure = excluded.procedure, stage = excluded.stage,
      stage_title = excluded.stage_title, is_major = excluded.is_major, state = excluded.state,
      opened_at = excluded.opened_at, last_at = excluded.last_at, next_due = excluded.next_due, records = excluded.records,
      breaches = excluded.breaches, names_informant = excluded.names_informant,
      holds_from = excluded.holds_from, holds_until = excluded.holds_until,
      tokens = excluded.tokens, sealed = excluded.sealed
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
