-- Findings and tasks that stay the same are not even locked: ON CONFLICT locks the row it then leaves alone, and a case has
-- hundreds of findings of which a new record changes a few.
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
           r.title, r.content, array_to_tsvector(r.tokens)
      FROM jsonb_to_recordset(derived -> 'search') AS r (ordinal bigint, record_id uuid, record_kind text, family text,
           classification text, volume text, owner text, at timestamptz, title text, content text, tokens text[])
    ON CONFLICT (agency_id, subject_id, ordinal) DO UPDATE SET
      title = excluded.title, content = excluded.content, tokens = excluded.tokens, at = excluded.at
    WHERE (old.title, old.content, old.tokens, old.at) IS DISTINCT FROM (excluded.title, excluded.content, excluded.tokens, excluded.at);
END $$;
