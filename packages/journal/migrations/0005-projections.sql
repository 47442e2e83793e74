-- Everything here is derived from the journal and may be thrown away: `rebuild` gives the same rows. What depends on the
-- present moment is not stored; the instant it falls due is, and the query compares.

-- Subjects whose derived rows are older than their records. Written in the transaction of the append, taken just after.
CREATE TABLE derive_pending (
  agency_id  uuid   NOT NULL,
  intake     bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  subject_id uuid   NOT NULL,
  PRIMARY KEY (agency_id, intake)
);

CREATE TABLE case_row (
  agency_id    uuid        NOT NULL,
  subject_id   uuid        NOT NULL,
  case_no      text,
  title        text        NOT NULL,
  procedure    text,
  stage        text,
  stage_title  text,
  party        text,
  is_major     boolean     NOT NULL,
  state        text        NOT NULL CHECK (state IN ('open', 'closed', 'archived')),
  opened_at    timestamptz NOT NULL,
  last_at      timestamptz NOT NULL,
  -- Soonest instant at which an open obligation falls due.
  next_due     timestamptz,
  records      bigint      NOT NULL,
  breaches     integer     NOT NULL,
  PRIMARY KEY (agency_id, subject_id)
);
CREATE INDEX case_row_by_last ON case_row (agency_id, last_at DESC, subject_id DESC);
CREATE INDEX case_row_by_due ON case_row (agency_id, next_due, subject_id) WHERE state = 'open' AND next_due IS NOT NULL;
CREATE INDEX case_row_by_number ON case_row (agency_id, case_no);

-- How people stand to a case: what the access policy asks.
CREATE TABLE case_relation (
  agency_id  uuid NOT NULL,
  subject_id uuid NOT NULL,
  relation   text NOT NULL,
  person     text NOT NULL,
  PRIMARY KEY (agency_id, subject_id, relation, person)
);
CREATE INDEX case_relation_by_person ON case_relation (agency_id, person, relation, subject_id);

CREATE TABLE finding (
  agency_id    uuid    NOT NULL,
  subject_id   uuid    NOT NULL,
  ordinal      integer NOT NULL,
  finding_id   text    NOT NULL,
  article      text    NOT NULL,
  severity     text    NOT NULL,
  status       text    NOT NULL,
  legal_effect text,
  compliance   text,
  due          timestamptz,
  who          text,
  -- The finding whole, as the law gave it.
  content      jsonb   NOT NULL,
  PRIMARY KEY (agency_id, subject_id, ordinal)
);
CREATE INDEX finding_by_due ON finding (agency_id, due, subject_id, ordinal) WHERE due IS NOT NULL AND status = 'pending';
CREATE INDEX finding_by_rule ON finding (agency_id, finding_id, status);

-- What is to be done in a case: acts open to somebody, and obligations that run.
CREATE TABLE task (
  agency_id  uuid    NOT NULL,
  subject_id uuid    NOT NULL,
  ordinal    integer NOT NULL,
  task_key   text    NOT NULL,
  title      text    NOT NULL,
  who        text    NOT NULL,
  due        timestamptz,
  blocked    boolean NOT NULL,
  content    jsonb   NOT NULL,
  PRIMARY KEY (agency_id, subject_id, ordinal)
);
CREATE INDEX task_by_who ON task (agency_id, who, due, subject_id, ordinal);
CREATE INDEX task_by_due ON task (agency_id, due, subject_id, ordinal);

-- One row a findable thing: the case itself (ordinal 0) or a record (its subject_seq), with what the access policy asks of
-- it. `tokens` hold single characters and pairs (a word segmenter loses names); the text is compared again, so that recall
-- and precision are exact.
CREATE TABLE search_row (
  agency_id      uuid        NOT NULL,
  subject_id     uuid        NOT NULL,
  ordinal        bigint      NOT NULL,
  record_id      uuid,
  record_kind    text,
  family         text,
  classification text        NOT NULL,
  volume         text        NOT NULL,
  owner          text,
  at             timestamptz NOT NULL,
  title          text        NOT NULL,
  content        text        NOT NULL,
  tokens         tsvector    NOT NULL,
  PRIMARY KEY (agency_id, subject_id, ordinal)
);
CREATE INDEX search_row_by_kind ON search_row (agency_id, record_kind, at DESC, subject_id, ordinal);
CREATE INDEX search_row_tokens ON search_row USING gin (tokens);

ALTER TABLE derive_pending ENABLE ROW LEVEL SECURITY;
ALTER TABLE case_row ENABLE ROW LEVEL SECURITY;
ALTER TABLE case_relation ENABLE ROW LEVEL SECURITY;
ALTER TABLE finding ENABLE ROW LEVEL SECURITY;
ALTER TABLE task ENABLE ROW LEVEL SECURITY;
ALTER TABLE search_row ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_agency ON derive_pending USING (agency_id = current_agency());
CREATE POLICY own_agency ON case_row USING (agency_id = current_agency());
CREATE POLICY own_agency ON case_relation USING (agency_id = current_agency());
CREATE POLICY own_agency ON finding USING (agency_id = current_agency());
CREATE POLICY own_agency ON task USING (agency_id = current_agency());
CREATE POLICY own_agency ON search_row USING (agency_id = current_agency());

GRANT SELECT, INSERT, DELETE ON derive_pending TO liuhen_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON case_row, case_relation, finding, task, search_row TO liuhen_app;

-- Writes what was derived of one subject. Rows that stay the same are left alone; those of a record never change after they
-- were made (an erasure removes them), so only newer ones come.
CREATE FUNCTION derive_write(agency uuid, subject uuid, derived jsonb) RETURNS void
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
    ON CONFLICT (agency_id, subject_id, ordinal) DO UPDATE SET
      finding_id = excluded.finding_id, article = excluded.article, severity = excluded.severity, status = excluded.status,
      legal_effect = excluded.legal_effect, compliance = excluded.compliance, due = excluded.due, who = excluded.who,
      content = excluded.content
    WHERE old.* IS DISTINCT FROM excluded.*;

  DELETE FROM liuhen.task AS old WHERE old.agency_id = agency AND old.subject_id = subject
     AND old.ordinal >= jsonb_array_length(derived -> 'tasks');
  INSERT INTO liuhen.task AS old
    SELECT agency, subject, r.ordinal, r.task_key, r.title, r.who, r.due, r.blocked, r.content
      FROM jsonb_populate_recordset(NULL::liuhen.task, derived -> 'tasks') AS r
    ON CONFLICT (agency_id, subject_id, ordinal) DO UPDATE SET
      task_key = excluded.task_key, title = excluded.title, who = excluded.who, due = excluded.due, blocked = excluded.blocked,
      content = excluded.content
    WHERE old.* IS DISTINCT FROM excluded.*;

  INSERT INTO liuhen.search_row AS old
    SELECT agency, subject, r.ordinal, r.record_id, r.record_kind, r.family, r.classification, r.volume, r.owner, r.at,
           r.title, r.content, array_to_tsvector(r.tokens)
      FROM jsonb_to_recordset(derived -> 'search') AS r (ordinal bigint, record_id uuid, record_kind text, family text,
           classification text, volume text, owner text, at timestamptz, title text, content text, tokens text[])
    ON CONFLICT (agency_id, subject_id, ordinal) DO UPDATE SET
      title = excluded.title, content = excluded.content, tokens = excluded.tokens, at = excluded.at
    WHERE (old.title, old.content, old.tokens, old.at) IS DISTINCT FROM (excluded.title, excluded.content, excluded.tokens, excluded.at);
END $$;
GRANT EXECUTE ON FUNCTION derive_write TO liuhen_app;

-- What a backup leaves out: it is made again from the records.
COMMENT ON TABLE derive_pending IS 'derived: what is to be derived';
COMMENT ON TABLE case_row IS 'derived: one row a case';
COMMENT ON TABLE case_relation IS 'derived: how people stand to a case';
COMMENT ON TABLE finding IS 'derived: what the law says of a case';
COMMENT ON TABLE task IS 'derived: what is to be done';
COMMENT ON TABLE search_row IS 'derived: what can be found';
