-- Generated from the migrated database; do not edit. LIUHEN_UPDATE=1 renews it.

CREATE TABLE access_log (
  agency_id uuid NOT NULL,
  access_id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  at timestamp with time zone NOT NULL,
  actor text NOT NULL,
  action text NOT NULL,
  subject_id uuid,
  record_id uuid,
  outcome text NOT NULL,
  detail jsonb NOT NULL DEFAULT '{}'::jsonb,
  CHECK ((outcome = ANY (ARRAY['done'::text, 'refused'::text, 'denied'::text]))),
  PRIMARY KEY (agency_id, access_id)
);
ALTER TABLE access_log ENABLE ROW LEVEL SECURITY;
CREATE TABLE account (
  agency_id uuid NOT NULL,
  person uuid NOT NULL,
  name text NOT NULL,
  password_hash text NOT NULL,
  password_history text[] NOT NULL DEFAULT '{}'::text[],
  must_change boolean NOT NULL,
  state text NOT NULL DEFAULT 'active'::text,
  failures integer NOT NULL DEFAULT 0,
  locked_until timestamp with time zone,
  totp_secret bytea,
  totp_pending bytea,
  totp_last_step bigint NOT NULL DEFAULT 0,
  created_at timestamp with time zone NOT NULL,
  last_sign_in_at timestamp with time zone,
  one_time_until timestamp with time zone,
  CHECK (((NOT must_change) OR (one_time_until IS NOT NULL))),
  CHECK ((name ~ '^[a-z][a-z0-9._-]{2,31}$'::text)),
  CHECK ((state = ANY (ARRAY['active'::text, 'disabled'::text]))),
  PRIMARY KEY (agency_id, person),
  UNIQUE (name)
);
ALTER TABLE account ENABLE ROW LEVEL SECURITY;
CREATE TABLE agency (
  agency_id uuid NOT NULL,
  known_since timestamp with time zone NOT NULL DEFAULT now(),
  PRIMARY KEY (agency_id)
);
CREATE TABLE case_relation (
  agency_id uuid NOT NULL,
  subject_id uuid NOT NULL,
  relation text NOT NULL,
  person text NOT NULL,
  PRIMARY KEY (agency_id, subject_id, relation, person)
);
ALTER TABLE case_relation ENABLE ROW LEVEL SECURITY;
COMMENT ON TABLE case_relation IS 'derived: how people stand to a case';
CREATE TABLE case_row (
  agency_id uuid NOT NULL,
  subject_id uuid NOT NULL,
  case_no text,
  procedure text,
  stage text,
  stage_title text,
  is_major boolean NOT NULL,
  state text NOT NULL,
  opened_at timestamp with time zone NOT NULL,
  last_at timestamp with time zone NOT NULL,
  next_due timestamp with time zone,
  records bigint NOT NULL,
  breaches integer NOT NULL,
  names_informant boolean NOT NULL DEFAULT true,
  tokens tsvector NOT NULL DEFAULT ''::tsvector,
  sealed bytea NOT NULL,
  holds_from timestamp with time zone,
  holds_until timestamp with time zone,
  CHECK ((state = ANY (ARRAY['open'::text, 'closed'::text, 'archived'::text]))),
  PRIMARY KEY (agency_id, subject_id)
);
ALTER TABLE case_row ENABLE ROW LEVEL SECURITY;
COMMENT ON TABLE case_row IS 'derived: one row a case';
CREATE TABLE checkpoint (
  agency_id uuid NOT NULL,
  size bigint NOT NULL,
  root bytea NOT NULL,
  note text NOT NULL,
  signed_at timestamp with time zone NOT NULL,
  CHECK ((length(root) = 32)),
  CHECK ((size >= 0)),
  PRIMARY KEY (agency_id, size)
);
ALTER TABLE checkpoint ENABLE ROW LEVEL SECURITY;
CREATE TABLE data_key (
  agency_id uuid NOT NULL,
  subject_id uuid NOT NULL,
  master text NOT NULL,
  wrapped bytea NOT NULL,
  made_at timestamp with time zone NOT NULL DEFAULT now(),
  PRIMARY KEY (agency_id, subject_id)
);
ALTER TABLE data_key ENABLE ROW LEVEL SECURITY;
CREATE TABLE derivation (
  agency_id uuid NOT NULL,
  derivation_id uuid NOT NULL,
  purpose text NOT NULL,
  subject_id uuid NOT NULL,
  record_id uuid NOT NULL,
  original text NOT NULL,
  form text NOT NULL,
  wanted jsonb NOT NULL,
  person text NOT NULL,
  state text NOT NULL DEFAULT 'waiting'::text,
  percent integer NOT NULL DEFAULT 0,
  problem text,
  made jsonb,
  asked_at timestamp with time zone NOT NULL,
  ended_at timestamp with time zone,
  CHECK (((percent >= 0) AND (percent <= 100))),
  CHECK (((state <> 'done'::text) OR (made IS NOT NULL))),
  CHECK (((state <> 'failed'::text) OR (problem IS NOT NULL))),
  CHECK ((original ~ '^[0-9a-f]{64}$'::text)),
  CHECK ((purpose = ANY (ARRAY['copy'::text, 'preview'::text]))),
  CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'failed'::text]))),
  PRIMARY KEY (agency_id, derivation_id)
);
ALTER TABLE derivation ENABLE ROW LEVEL SECURITY;
CREATE TABLE derive_pending (
  agency_id uuid NOT NULL,
  intake bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  subject_id uuid NOT NULL,
  anew boolean NOT NULL DEFAULT false,
  PRIMARY KEY (agency_id, intake)
);
ALTER TABLE derive_pending ENABLE ROW LEVEL SECURITY;
COMMENT ON TABLE derive_pending IS 'derived: what is to be derived';
CREATE TABLE document_number (
  agency_id uuid NOT NULL,
  series text NOT NULL,
  number integer NOT NULL,
  state text NOT NULL,
  holder text NOT NULL,
  record_id uuid,
  reason text,
  given_at timestamp with time zone NOT NULL,
  CHECK (((state <> 'issued'::text) OR (record_id IS NOT NULL))),
  CHECK (((state <> 'void'::text) OR (reason IS NOT NULL))),
  CHECK ((number >= 1)),
  CHECK ((state = ANY (ARRAY['reserved'::text, 'issued'::text, 'void'::text]))),
  FOREIGN KEY (agency_id, series) REFERENCES number_series(agency_id, series),
  PRIMARY KEY (agency_id, series, number)
);
ALTER TABLE document_number ENABLE ROW LEVEL SECURITY;
CREATE TABLE draft (
  agency_id uuid NOT NULL,
  draft_id uuid NOT NULL,
  subject_id uuid NOT NULL,
  doc_type text NOT NULL,
  owner text NOT NULL,
  editors text[] NOT NULL DEFAULT '{}'::text[],
  revision integer NOT NULL DEFAULT 1,
  content jsonb,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  sealed bytea,
  hashes text[],
  CHECK (((sealed IS NULL) = (content IS NOT NULL))),
  PRIMARY KEY (agency_id, draft_id)
);
ALTER TABLE draft ENABLE ROW LEVEL SECURITY;
CREATE TABLE entry (
  agency_id uuid NOT NULL,
  record_id uuid NOT NULL,
  subject_id uuid NOT NULL,
  subject_seq bigint NOT NULL,
  agency_seq bigint NOT NULL,
  kind text NOT NULL,
  origin text NOT NULL,
  received_at timestamp with time zone NOT NULL,
  body_hash bytea NOT NULL,
  leaf text NOT NULL,
  leaf_sha256 bytea NOT NULL,
  leaf_sm3 bytea NOT NULL,
  CHECK ((agency_seq >= 0)),
  CHECK ((length(body_hash) = 32)),
  CHECK ((length(leaf_sha256) = 32)),
  CHECK ((length(leaf_sm3) = 32)),
  CHECK ((origin = ANY (ARRAY['live'::text, 'import'::text]))),
  CHECK ((subject_seq >= 1)),
  FOREIGN KEY (agency_id, subject_id) REFERENCES subject(agency_id, subject_id),
  PRIMARY KEY (agency_id, record_id),
  UNIQUE (agency_id, subject_id, subject_seq)
);
ALTER TABLE entry ENABLE ROW LEVEL SECURITY;
CREATE TABLE erasure (
  agency_id uuid NOT NULL,
  record_id uuid NOT NULL,
  unit text NOT NULL,
  approved_by uuid NOT NULL,
  erased_at timestamp with time zone NOT NULL,
  FOREIGN KEY (agency_id, approved_by) REFERENCES entry(agency_id, record_id),
  FOREIGN KEY (agency_id, record_id) REFERENCES entry(agency_id, record_id),
  PRIMARY KEY (agency_id, record_id, unit)
);
ALTER TABLE erasure ENABLE ROW LEVEL SECURITY;
CREATE TABLE factor_reset (
  agency_id uuid NOT NULL,
  reset_id uuid NOT NULL,
  person uuid NOT NULL,
  asked_by uuid NOT NULL,
  asked_at timestamp with time zone NOT NULL,
  reason text NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  settled_by uuid,
  settled_at timestamp with time zone,
  outcome text,
  CHECK ((((outcome IS NULL) = (settled_by IS NULL)) AND ((outcome IS NULL) = (settled_at IS NULL)))),
  CHECK (((outcome <> 'confirmed'::text) OR ((settled_by <> asked_by) AND (settled_by <> person)))),
  CHECK ((asked_by <> person)),
  CHECK ((outcome = ANY (ARRAY['confirmed'::text, 'withdrawn'::text]))),
  FOREIGN KEY (agency_id, person) REFERENCES account(agency_id, person),
  PRIMARY KEY (agency_id, reset_id)
);
ALTER TABLE factor_reset ENABLE ROW LEVEL SECURITY;
CREATE TABLE finding (
  agency_id uuid NOT NULL,
  subject_id uuid NOT NULL,
  ordinal integer NOT NULL,
  finding_id text NOT NULL,
  article text NOT NULL,
  severity text NOT NULL,
  status text NOT NULL,
  legal_effect text,
  compliance text,
  due timestamp with time zone,
  who text,
  state text NOT NULL,
  at timestamp with time zone NOT NULL,
  bearer text NOT NULL,
  PRIMARY KEY (agency_id, subject_id, ordinal)
);
ALTER TABLE finding ENABLE ROW LEVEL SECURITY;
COMMENT ON TABLE finding IS 'derived: what the law says of a case';
CREATE TABLE finding_sum (
  agency_id uuid NOT NULL,
  state text NOT NULL,
  finding_id text NOT NULL,
  status text NOT NULL,
  count bigint NOT NULL,
  PRIMARY KEY (agency_id, state, finding_id, status)
);
ALTER TABLE finding_sum ENABLE ROW LEVEL SECURITY;
COMMENT ON TABLE finding_sum IS 'derived: how many findings stand how';
CREATE TABLE held_row (
  agency_id uuid NOT NULL,
  subject_id uuid NOT NULL,
  ordinal integer NOT NULL,
  list_seq bigint NOT NULL,
  way text NOT NULL,
  state text NOT NULL,
  since timestamp with time zone NOT NULL,
  due timestamp with time zone,
  ended_at timestamp with time zone,
  tokens tsvector NOT NULL,
  sealed bytea NOT NULL,
  CHECK ((state = ANY (ARRAY['held'::text, 'decided'::text, 'ended'::text]))),
  CHECK ((way = ANY (ARRAY['sealing'::text, 'registration'::text]))),
  PRIMARY KEY (agency_id, subject_id, ordinal)
);
ALTER TABLE held_row ENABLE ROW LEVEL SECURITY;
COMMENT ON TABLE held_row IS 'derived: things sealed, seized or registered and kept';
CREATE TABLE isolated_record (
  agency_id uuid NOT NULL,
  record_id uuid NOT NULL,
  spill_id uuid NOT NULL,
  isolated_at timestamp with time zone NOT NULL,
  FOREIGN KEY (agency_id, record_id) REFERENCES entry(agency_id, record_id),
  FOREIGN KEY (agency_id, spill_id) REFERENCES entry(agency_id, record_id),
  PRIMARY KEY (agency_id, record_id)
);
ALTER TABLE isolated_record ENABLE ROW LEVEL SECURITY;
CREATE TABLE job (
  agency_id uuid NOT NULL,
  job_id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  queue text NOT NULL,
  job_key text,
  input jsonb NOT NULL,
  run_at timestamp with time zone NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  last_error text,
  PRIMARY KEY (agency_id, job_id)
);
ALTER TABLE job ENABLE ROW LEVEL SECURITY;
CREATE TABLE log_entry (
  agency_id uuid NOT NULL,
  position bigint NOT NULL,
  record_id uuid NOT NULL,
  leaf_sha256 bytea NOT NULL,
  CHECK (("position" >= 0)),
  PRIMARY KEY (agency_id, "position"),
  UNIQUE (agency_id, record_id)
);
ALTER TABLE log_entry ENABLE ROW LEVEL SECURITY;
CREATE TABLE log_key (
  agency_id uuid NOT NULL,
  verifier_key text NOT NULL,
  since timestamp with time zone NOT NULL,
  PRIMARY KEY (agency_id, verifier_key)
);
ALTER TABLE log_key ENABLE ROW LEVEL SECURITY;
CREATE TABLE log_node (
  agency_id uuid NOT NULL,
  level smallint NOT NULL,
  index bigint NOT NULL,
  hash bytea NOT NULL,
  CHECK ((index >= 0)),
  CHECK ((length(hash) = 32)),
  CHECK ((level >= 4)),
  PRIMARY KEY (agency_id, level, index)
);
ALTER TABLE log_node ENABLE ROW LEVEL SECURITY;
CREATE TABLE log_pending (
  agency_id uuid NOT NULL,
  intake bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  record_id uuid NOT NULL,
  leaf_sha256 bytea NOT NULL,
  PRIMARY KEY (agency_id, intake)
);
ALTER TABLE log_pending ENABLE ROW LEVEL SECURITY;
CREATE TABLE log_state (
  agency_id uuid NOT NULL,
  size bigint NOT NULL DEFAULT 0,
  peaks bytea[] NOT NULL DEFAULT '{}'::bytea[],
  PRIMARY KEY (agency_id)
);
ALTER TABLE log_state ENABLE ROW LEVEL SECURITY;
CREATE TABLE log_succession (
  agency_id uuid NOT NULL,
  verifier_key text NOT NULL,
  note text NOT NULL,
  signed_at timestamp with time zone NOT NULL,
  PRIMARY KEY (agency_id, verifier_key)
);
ALTER TABLE log_succession ENABLE ROW LEVEL SECURITY;
CREATE TABLE migration (
  name text NOT NULL,
  digest text NOT NULL,
  applied_at timestamp with time zone NOT NULL DEFAULT now(),
  PRIMARY KEY (name)
);
CREATE TABLE number_series (
  agency_id uuid NOT NULL,
  series text NOT NULL,
  next integer NOT NULL DEFAULT 1,
  CHECK ((next >= 1)),
  PRIMARY KEY (agency_id, series)
);
ALTER TABLE number_series ENABLE ROW LEVEL SECURITY;
CREATE TABLE party_code (
  agency_id uuid NOT NULL,
  subject_id uuid NOT NULL,
  code text NOT NULL,
  record_seq bigint NOT NULL,
  of_person boolean NOT NULL,
  PRIMARY KEY (agency_id, code, subject_id)
);
ALTER TABLE party_code ENABLE ROW LEVEL SECURITY;
COMMENT ON TABLE party_code IS 'derived: numbers by which parties are known';
CREATE TABLE payload (
  agency_id uuid NOT NULL,
  subject_id uuid NOT NULL,
  subject_seq bigint NOT NULL,
  record_id uuid NOT NULL,
  actor text NOT NULL,
  body text,
  salts text,
  gate text,
  erased text[] NOT NULL DEFAULT '{}'::text[],
  sealed bytea,
  links jsonb,
  hashes text[],
  CHECK (
CASE
    WHEN (sealed IS NULL) THEN ((body IS NOT NULL) AND (salts IS NOT NULL))
    ELSE ((body IS NULL) AND (salts IS NULL) AND (gate IS NULL) AND (links IS NOT NULL) AND (hashes IS NOT NULL))
END),
  FOREIGN KEY (agency_id, subject_id, subject_seq) REFERENCES entry(agency_id, subject_id, subject_seq),
  PRIMARY KEY (agency_id, subject_id, subject_seq)
);
ALTER TABLE payload ENABLE ROW LEVEL SECURITY;
CREATE TABLE pseudonym (
  agency_id uuid NOT NULL,
  actor text NOT NULL,
  pseudonym text NOT NULL,
  PRIMARY KEY (agency_id, actor),
  UNIQUE (agency_id, pseudonym)
);
ALTER TABLE pseudonym ENABLE ROW LEVEL SECURITY;
CREATE TABLE recording_row (
  agency_id uuid NOT NULL,
  subject_id uuid NOT NULL,
  ordinal bigint NOT NULL,
  at timestamp with time zone NOT NULL,
  owner text,
  recorded_by text,
  acts text[] NOT NULL,
  loose boolean NOT NULL,
  PRIMARY KEY (agency_id, subject_id, ordinal)
);
ALTER TABLE recording_row ENABLE ROW LEVEL SECURITY;
COMMENT ON TABLE recording_row IS 'derived: which acts a recording was linked to';
CREATE TABLE recovery_code (
  agency_id uuid NOT NULL,
  person uuid NOT NULL,
  slot text NOT NULL,
  code_hash text NOT NULL,
  made_at timestamp with time zone NOT NULL,
  used_at timestamp with time zone,
  CHECK ((slot ~ '^[a-j]$'::text)),
  FOREIGN KEY (agency_id, person) REFERENCES account(agency_id, person),
  PRIMARY KEY (agency_id, person, slot)
);
ALTER TABLE recovery_code ENABLE ROW LEVEL SECURITY;
CREATE TABLE saved_view (
  agency_id uuid NOT NULL,
  view_id uuid NOT NULL,
  person uuid NOT NULL,
  sealed bytea NOT NULL,
  saved_at timestamp with time zone NOT NULL,
  FOREIGN KEY (agency_id, person) REFERENCES account(agency_id, person),
  PRIMARY KEY (agency_id, view_id)
);
ALTER TABLE saved_view ENABLE ROW LEVEL SECURITY;
CREATE TABLE search_row (
  agency_id uuid NOT NULL,
  subject_id uuid NOT NULL,
  ordinal bigint NOT NULL,
  record_id uuid,
  record_kind text,
  family text,
  classification text NOT NULL,
  volume text NOT NULL,
  owner text,
  at timestamp with time zone NOT NULL,
  title text NOT NULL,
  content text NOT NULL,
  tokens tsvector NOT NULL,
  sealed bytea,
  CHECK (((sealed IS NULL) OR ((title = ''::text) AND (content = ''::text)))),
  PRIMARY KEY (agency_id, subject_id, ordinal)
);
ALTER TABLE search_row ENABLE ROW LEVEL SECURITY;
COMMENT ON TABLE search_row IS 'derived: what can be found';
CREATE TABLE sign_in (
  agency_id uuid NOT NULL,
  session_id uuid NOT NULL,
  person uuid NOT NULL,
  token_hash bytea NOT NULL,
  started_at timestamp with time zone NOT NULL,
  last_seen_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  stepped_up_until timestamp with time zone,
  source text NOT NULL,
  client text NOT NULL,
  ended_at timestamp with time zone,
  CHECK ((length(token_hash) = 32)),
  FOREIGN KEY (agency_id, person) REFERENCES account(agency_id, person),
  PRIMARY KEY (agency_id, session_id),
  UNIQUE (token_hash)
);
ALTER TABLE sign_in ENABLE ROW LEVEL SECURITY;
CREATE TABLE subject (
  agency_id uuid NOT NULL,
  subject_id uuid NOT NULL,
  subject_type text NOT NULL,
  last_seq bigint NOT NULL DEFAULT 0,
  last_sha256 bytea,
  last_sm3 bytea,
  CHECK ((((last_seq = 0) = (last_sha256 IS NULL)) AND ((last_seq = 0) = (last_sm3 IS NULL)))),
  CHECK (((subject_type <> 'agency'::text) OR (subject_id = agency_id))),
  CHECK ((last_seq >= 0)),
  CHECK ((subject_type = ANY (ARRAY['case'::text, 'agency'::text]))),
  FOREIGN KEY (agency_id) REFERENCES agency(agency_id),
  PRIMARY KEY (agency_id, subject_id)
);
ALTER TABLE subject ENABLE ROW LEVEL SECURITY;
CREATE TABLE task (
  agency_id uuid NOT NULL,
  subject_id uuid NOT NULL,
  ordinal integer NOT NULL,
  task_key text NOT NULL,
  title text NOT NULL,
  who text NOT NULL,
  due timestamp with time zone,
  blocked boolean NOT NULL,
  content jsonb NOT NULL,
  PRIMARY KEY (agency_id, subject_id, ordinal)
);
ALTER TABLE task ENABLE ROW LEVEL SECURITY;
COMMENT ON TABLE task IS 'derived: what is to be done';
CREATE TABLE task_bearer (
  agency_id uuid NOT NULL,
  subject_id uuid NOT NULL,
  ordinal integer NOT NULL,
  bearer text NOT NULL,
  due timestamp with time zone,
  PRIMARY KEY (agency_id, subject_id, ordinal, bearer)
);
ALTER TABLE task_bearer ENABLE ROW LEVEL SECURITY;
COMMENT ON TABLE task_bearer IS 'derived: whose task it is';
CREATE TABLE upload_receipt (
  agency_id uuid NOT NULL,
  sha256 bytea NOT NULL,
  sm3 bytea NOT NULL,
  size bigint NOT NULL,
  media_type text NOT NULL,
  uploader text NOT NULL,
  sealed boolean NOT NULL,
  received_at timestamp with time zone NOT NULL,
  declared_type text,
  CHECK ((length(sha256) = 32)),
  CHECK ((length(sm3) = 32)),
  CHECK ((size >= 0)),
  PRIMARY KEY (agency_id, sha256, uploader)
);
ALTER TABLE upload_receipt ENABLE ROW LEVEL SECURITY;

CREATE VIEW findable AS
 SELECT agency_id,
    subject_id,
    ordinal,
    record_id,
    record_kind,
    family,
    classification,
    volume,
    owner,
    at,
    title,
    content,
    tokens,
    sealed
   FROM search_row
  WHERE (agency_id = current_agency());
CREATE VIEW findable_case AS
 SELECT agency_id,
    subject_id,
    case_no,
    procedure,
    stage,
    stage_title,
    is_major,
    state,
    opened_at,
    last_at,
    next_due,
    records,
    breaches,
    names_informant,
    tokens,
    sealed
   FROM case_row
  WHERE (agency_id = current_agency());
CREATE VIEW findable_held AS
 SELECT agency_id,
    subject_id,
    ordinal,
    list_seq,
    way,
    state,
    since,
    due,
    ended_at,
    tokens,
    sealed
   FROM held_row
  WHERE (agency_id = current_agency());
CREATE VIEW findable_relation AS
 SELECT agency_id,
    subject_id,
    relation,
    person
   FROM case_relation
  WHERE (agency_id = current_agency());

CREATE INDEX access_log_of_subject ON liuhen.access_log USING btree (agency_id, subject_id, access_id DESC);
CREATE INDEX case_relation_by_person ON liuhen.case_relation USING btree (agency_id, person, relation, subject_id);
CREATE INDEX case_row_by_clock ON liuhen.case_row USING btree (agency_id, COALESCE(next_due, 'infinity'::timestamp with time zone), subject_id);
CREATE INDEX case_row_by_due ON liuhen.case_row USING btree (agency_id, next_due, subject_id) WHERE ((state = 'open'::text) AND (next_due IS NOT NULL));
CREATE INDEX case_row_by_last ON liuhen.case_row USING btree (agency_id, last_at DESC, subject_id DESC);
CREATE INDEX case_row_by_number ON liuhen.case_row USING btree (agency_id, case_no);
CREATE INDEX case_row_by_procedure ON liuhen.case_row USING btree (agency_id, procedure, last_at DESC, subject_id DESC);
CREATE INDEX case_row_by_stage ON liuhen.case_row USING btree (agency_id, stage, last_at DESC, subject_id DESC);
CREATE INDEX case_row_by_state ON liuhen.case_row USING btree (agency_id, state, last_at DESC, subject_id DESC);
CREATE INDEX case_row_by_turn ON liuhen.case_row USING btree (agency_id, holds_until) WHERE (holds_until IS NOT NULL);
CREATE INDEX case_row_tokens ON liuhen.case_row USING gin (tokens);
CREATE INDEX case_row_turned ON liuhen.case_row USING btree (agency_id, holds_from) WHERE (holds_from IS NOT NULL);
CREATE INDEX data_key_by_master ON liuhen.data_key USING btree (master);
CREATE INDEX derivation_of_subject ON liuhen.derivation USING btree (agency_id, subject_id, asked_at DESC);
CREATE UNIQUE INDEX derivation_preview ON liuhen.derivation USING btree (agency_id, original, form) WHERE (purpose = 'preview'::text);
CREATE UNIQUE INDEX document_number_of_record ON liuhen.document_number USING btree (agency_id, record_id) WHERE ((record_id IS NOT NULL) AND (state <> 'void'::text));
CREATE INDEX draft_of_owner ON liuhen.draft USING btree (agency_id, owner, updated_at DESC);
CREATE INDEX draft_of_subject ON liuhen.draft USING btree (agency_id, subject_id, updated_at DESC);
CREATE INDEX factor_reset_open ON liuhen.factor_reset USING btree (agency_id, person) WHERE (outcome IS NULL);
CREATE INDEX finding_by_time ON liuhen.finding USING btree (agency_id, at) INCLUDE (finding_id, status, due, bearer, subject_id);
CREATE INDEX finding_past_due ON liuhen.finding USING btree (agency_id, due) INCLUDE (finding_id, state, subject_id) WHERE ((due IS NOT NULL) AND (status = 'pending'::text));
CREATE INDEX held_row_by_due ON liuhen.held_row USING btree (agency_id, COALESCE(due, 'infinity'::timestamp with time zone), since, subject_id, ordinal);
CREATE INDEX held_row_by_tokens ON liuhen.held_row USING gin (tokens);
CREATE INDEX job_due ON liuhen.job USING btree (queue, run_at);
CREATE UNIQUE INDEX job_once ON liuhen.job USING btree (agency_id, queue, job_key);
CREATE INDEX party_code_of_case ON liuhen.party_code USING btree (agency_id, subject_id);
CREATE INDEX recording_row_loose ON liuhen.recording_row USING btree (agency_id, at DESC, subject_id DESC, ordinal DESC) WHERE loose;
CREATE INDEX saved_view_of_person ON liuhen.saved_view USING btree (agency_id, person, saved_at);
CREATE INDEX search_row_by_case_kind ON liuhen.search_row USING btree (agency_id, subject_id, record_kind);
CREATE INDEX search_row_by_kind ON liuhen.search_row USING btree (agency_id, record_kind, at DESC, subject_id DESC, ordinal DESC);
CREATE INDEX search_row_by_time ON liuhen.search_row USING btree (agency_id, at DESC, subject_id DESC, ordinal DESC);
CREATE INDEX search_row_tokens ON liuhen.search_row USING gin (tokens);
CREATE INDEX sign_in_of_person ON liuhen.sign_in USING btree (agency_id, person, started_at DESC);
CREATE INDEX task_bearer_by_due ON liuhen.task_bearer USING btree (agency_id, bearer, due, subject_id, ordinal);
CREATE INDEX task_by_due ON liuhen.task USING btree (agency_id, due, subject_id, ordinal);
CREATE INDEX task_by_key ON liuhen.task USING btree (agency_id, task_key, subject_id);

CREATE OR REPLACE FUNCTION liuhen.agency_of_account(wanted text)
 RETURNS TABLE(agency_id uuid, person uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'liuhen', 'pg_temp'
AS $function$ SELECT agency_id, person FROM account WHERE name = wanted $function$
;
CREATE OR REPLACE FUNCTION liuhen.agency_of_token(wanted bytea)
 RETURNS TABLE(agency_id uuid, session_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'liuhen', 'pg_temp'
AS $function$ SELECT agency_id, session_id FROM sign_in WHERE token_hash = wanted AND ended_at IS NULL $function$
;
CREATE OR REPLACE FUNCTION liuhen.any_account()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'liuhen', 'pg_temp'
AS $function$ SELECT EXISTS (SELECT FROM account) $function$
;
CREATE OR REPLACE FUNCTION liuhen.current_agency()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('liuhen.agency'::text, true), ''::text))::uuid
;
CREATE OR REPLACE FUNCTION liuhen.data_key_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF (NEW.agency_id, NEW.subject_id, NEW.made_at) IS DISTINCT FROM (OLD.agency_id, OLD.subject_id, OLD.made_at)
     OR NEW.master = OLD.master
  THEN
    RAISE EXCEPTION 'a data key is only wrapped anew' USING ERRCODE = 'LH001';
  END IF;
  RETURN NEW;
END $function$
;
CREATE OR REPLACE FUNCTION liuhen.derive_held(agency uuid, subject uuid, derived jsonb)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
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
END $function$
;
CREATE OR REPLACE FUNCTION liuhen.derive_write(agency uuid, subject uuid, derived jsonb)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
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
END $function$
;
CREATE OR REPLACE FUNCTION liuhen.door_open(own uuid, subjects uuid[], types text[], want_agency_lock boolean)
 RETURNS TABLE(what text, id uuid, seq bigint, sha256 bytea, sm3 bytea)
 LANGUAGE plpgsql
AS $function$
#variable_conflict use_column
BEGIN
  PERFORM set_config('liuhen.agency', own::text, true);
  IF NOT EXISTS (SELECT FROM liuhen.agency WHERE agency_id = own) THEN
    INSERT INTO liuhen.agency (agency_id) VALUES (own) ON CONFLICT DO NOTHING;
    INSERT INTO liuhen.log_state (agency_id) VALUES (own) ON CONFLICT DO NOTHING;
  END IF;
  -- by index, whatever the planner thinks of an agency with many subjects
  IF cardinality(subjects) > (SELECT count(*) FROM liuhen.subject WHERE agency_id = own AND subject_id = ANY (subjects)) THEN
    INSERT INTO liuhen.subject (agency_id, subject_id, subject_type)
      SELECT own, wanted.id, wanted.type FROM unnest(subjects, types) AS wanted (id, type) ORDER BY wanted.id
      ON CONFLICT DO NOTHING;
  END IF;
  -- A gate saw the agency's own facts: they must not change until its act is in.
  IF want_agency_lock AND NOT own = ANY (subjects) THEN
    PERFORM FROM liuhen.subject WHERE agency_id = own AND subject_id = own FOR SHARE;
  END IF;
  RETURN QUERY SELECT 'head', head.subject_id, head.last_seq, head.last_sha256, head.last_sm3
    FROM (SELECT * FROM liuhen.subject WHERE agency_id = own AND subject_id = ANY (subjects)
           ORDER BY subject_id FOR UPDATE) AS head;
  RETURN QUERY SELECT 'agency', subject_id, last_seq, NULL::bytea, NULL::bytea
    FROM liuhen.subject WHERE agency_id = own AND subject_id = own;
END $function$
;
CREATE OR REPLACE FUNCTION liuhen.door_write(own uuid, received timestamp with time zone, agency_seqs bigint[], records uuid[], subjects uuid[], seqs bigint[], kinds text[], origins text[], body_hashes bytea[], leaves text[], sha256s bytea[], sm3s bytea[], actors text[], sealeds bytea[], links jsonb[], hashes text[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
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
END $function$
;
CREATE OR REPLACE FUNCTION liuhen.erase_units(record uuid, units text[], approval uuid, remaining bytea, remaining_links jsonb, remaining_hashes text[], at timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'liuhen', 'pg_temp'
AS $function$
DECLARE own uuid := current_agency();
BEGIN
  IF own IS NULL THEN RAISE EXCEPTION 'no agency named' USING ERRCODE = 'LH003'; END IF;
  INSERT INTO erasure SELECT own, record, unit, approval, at FROM unnest(units) AS unit;
  UPDATE payload SET sealed = remaining, links = remaining_links, hashes = remaining_hashes,
         body = NULL, salts = NULL, gate = NULL, erased = erased || units
   WHERE agency_id = own AND record_id = record
     AND (subject_id, subject_seq) = (SELECT subject_id, subject_seq FROM entry WHERE agency_id = own AND record_id = record);
  IF NOT FOUND THEN RAISE EXCEPTION 'no such record' USING ERRCODE = 'LH003'; END IF;
END $function$
;
CREATE OR REPLACE FUNCTION liuhen.number_stays_given()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF OLD.state <> 'reserved' OR (NEW.agency_id, NEW.series, NEW.number) IS DISTINCT FROM (OLD.agency_id, OLD.series, OLD.number) THEN
    RAISE EXCEPTION 'number % of % is %', OLD.number, OLD.series, OLD.state USING ERRCODE = 'LH001';
  END IF;
  RETURN NEW;
END $function$
;
CREATE OR REPLACE FUNCTION liuhen.payload_only_erased()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
END $function$
;
CREATE OR REPLACE FUNCTION liuhen.refresh_statistics()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'liuhen', 'pg_temp'
AS $function$
BEGIN
  ANALYZE subject, entry, payload, log_pending, log_entry, derive_pending, case_row, case_relation, finding, task, search_row;
END $function$
;
CREATE OR REPLACE FUNCTION liuhen.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION '%.% is append-only: % refused', TG_TABLE_SCHEMA, TG_TABLE_NAME, TG_OP USING ERRCODE = 'LH001';
END $function$
;
CREATE OR REPLACE FUNCTION liuhen.refuse_gap()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
END $function$
;
CREATE OR REPLACE FUNCTION liuhen.sum_findings()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
END $function$
;

CREATE TRIGGER access_log_append_only BEFORE DELETE OR UPDATE ON liuhen.access_log FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER access_log_no_truncate BEFORE TRUNCATE ON liuhen.access_log FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER checkpoint_append_only BEFORE DELETE OR UPDATE ON liuhen.checkpoint FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER checkpoint_no_truncate BEFORE TRUNCATE ON liuhen.checkpoint FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER data_key_no_delete BEFORE DELETE ON liuhen.data_key FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER data_key_no_truncate BEFORE TRUNCATE ON liuhen.data_key FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER data_key_only_rewrapped BEFORE UPDATE ON liuhen.data_key FOR EACH ROW EXECUTE FUNCTION data_key_stays();
CREATE TRIGGER document_number_no_delete BEFORE DELETE ON liuhen.document_number FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER document_number_no_truncate BEFORE TRUNCATE ON liuhen.document_number FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER document_number_stays BEFORE UPDATE ON liuhen.document_number FOR EACH ROW EXECUTE FUNCTION number_stays_given();
CREATE TRIGGER entry_append_only BEFORE DELETE OR UPDATE ON liuhen.entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER entry_gapless AFTER INSERT ON liuhen.entry REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION refuse_gap();
CREATE TRIGGER entry_no_truncate BEFORE TRUNCATE ON liuhen.entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER erasure_append_only BEFORE DELETE OR UPDATE ON liuhen.erasure FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER erasure_no_truncate BEFORE TRUNCATE ON liuhen.erasure FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER finding_summed_in AFTER INSERT ON liuhen.finding REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION sum_findings();
CREATE TRIGGER finding_summed_out AFTER DELETE ON liuhen.finding REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION sum_findings();
CREATE TRIGGER finding_summed_over AFTER UPDATE ON liuhen.finding REFERENCING OLD TABLE AS gone NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION sum_findings();
CREATE TRIGGER log_entry_append_only BEFORE DELETE OR UPDATE ON liuhen.log_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER log_entry_no_truncate BEFORE TRUNCATE ON liuhen.log_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER log_key_append_only BEFORE DELETE OR UPDATE ON liuhen.log_key FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER log_key_no_truncate BEFORE TRUNCATE ON liuhen.log_key FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER log_node_append_only BEFORE DELETE OR UPDATE ON liuhen.log_node FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER log_node_no_truncate BEFORE TRUNCATE ON liuhen.log_node FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER log_succession_append_only BEFORE DELETE OR UPDATE ON liuhen.log_succession FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER log_succession_no_truncate BEFORE TRUNCATE ON liuhen.log_succession FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER payload_erasure_only BEFORE UPDATE ON liuhen.payload FOR EACH ROW EXECUTE FUNCTION payload_only_erased();
CREATE TRIGGER payload_no_delete BEFORE DELETE ON liuhen.payload FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER payload_no_truncate BEFORE TRUNCATE ON liuhen.payload FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER upload_receipt_append_only BEFORE DELETE OR UPDATE ON liuhen.upload_receipt FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE POLICY own_agency ON access_log FOR ALL TO public USING ((agency_id = current_agency()));
CREATE POLICY own_agency ON account FOR ALL TO public USING ((agency_id = current_agency()));
CREATE POLICY own_agency ON case_relation FOR ALL TO public USING ((agency_id = current_agency()));
CREATE POLICY own_agency ON case_row FOR ALL TO public USING ((agency_id = current_agency()));
CREATE POLICY own_agency ON checkpoint FOR ALL TO public USING ((agency_id = current_agency()));
CREATE POLICY own_agency ON data_key FOR ALL TO public USING ((agency_id = current_agency()));
CREATE POLICY own_agency ON derivation FOR ALL TO public USING ((agency_id = current_agency()));
CREATE POLICY own_agency ON derive_pending FOR ALL TO public USING ((agency_id = current_agency()));
CREATE POLICY own_agency ON document_number FOR ALL TO public USING ((agency_id = current_agency()));
CREATE POLICY own_agency ON draft FOR ALL TO public USING ((agency_id = current_agency()));
CREATE POLICY own_agency ON entry FOR ALL TO public USING ((agency_id = current_agency()));
CREATE POLICY own_agency ON erasure FOR ALL TO public USING ((agency_id = current_agency()));
CREATE POLICY own_agency ON factor_reset FOR ALL TO public USING ((agency_id = current_agency()));
CREATE POLICY own_agency ON finding FOR ALL TO public USING ((agency_id = current_agency()));
CREATE POLICY own_agency ON finding_sum FOR ALL TO public USING ((agency_id = current_agency()));
CREATE POLICY own_agency ON held_row FOR ALL TO public USING ((agency_id = current_agency()));
CREATE POLICY own_agency ON isolated_record FOR ALL TO public USING ((agency_id = current_agency()));
CREATE POLICY any_agency ON job FOR ALL TO public USING (true);
CREATE POLICY own_agency ON log_entry FOR ALL TO public USING ((agency_id = current_agency()));
CREATE POLICY own_agency ON log_key FOR ALL TO public USING ((agency_id = current_agency()));
CREATE POLICY own_agency ON log_node FOR ALL TO public USING ((agency_id = current_agency()));
CREATE POLICY own_agency ON log_pending FOR ALL TO public USING ((agency_id = current_agency()));
CREATE POLICY own_agency ON log_state FOR ALL TO public USING ((agency_id = current_agency()));
CREATE POLICY own_agency ON log_succession FOR ALL TO public USING ((agency_id = current_agency()));
CREATE POLICY own_agency ON number_series FOR ALL TO public USING ((agency_id = current_agency()));
CREATE POLICY own_agency ON party_code FOR ALL TO public USING ((agency_id = current_agency()));
CREATE POLICY own_agency ON payload FOR ALL TO public USING ((agency_id = current_agency()));
CREATE POLICY own_agency ON pseudonym FOR ALL TO public USING ((agency_id = current_agency()));
CREATE POLICY own_agency ON recording_row FOR ALL TO public USING ((agency_id = current_agency()));
CREATE POLICY own_agency ON recovery_code FOR ALL TO public USING ((agency_id = current_agency()));
CREATE POLICY own_agency ON saved_view FOR ALL TO public USING ((agency_id = current_agency()));
CREATE POLICY own_agency ON search_row FOR ALL TO public USING ((agency_id = current_agency()));
CREATE POLICY own_agency ON sign_in FOR ALL TO public USING ((agency_id = current_agency()));
CREATE POLICY own_agency ON subject FOR ALL TO public USING ((agency_id = current_agency()));
CREATE POLICY own_agency ON task FOR ALL TO public USING ((agency_id = current_agency()));
CREATE POLICY own_agency ON task_bearer FOR ALL TO public USING ((agency_id = current_agency()));
CREATE POLICY own_agency ON upload_receipt FOR ALL TO public USING ((agency_id = current_agency()));

GRANT INSERT, SELECT ON access_log TO liuhen_app;
GRANT SELECT ON access_log TO liuhen_auditor;
GRANT INSERT, SELECT, UPDATE ON account TO liuhen_app;
GRANT INSERT, SELECT ON agency TO liuhen_app;
GRANT SELECT ON agency TO liuhen_auditor;
GRANT DELETE, INSERT, SELECT, UPDATE ON case_relation TO liuhen_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON case_row TO liuhen_app;
GRANT INSERT, SELECT ON checkpoint TO liuhen_app;
GRANT SELECT ON checkpoint TO liuhen_auditor;
GRANT INSERT, SELECT ON data_key TO liuhen_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON derivation TO liuhen_app;
GRANT DELETE, INSERT, SELECT ON derive_pending TO liuhen_app;
GRANT INSERT, SELECT, UPDATE ON document_number TO liuhen_app;
GRANT SELECT ON document_number TO liuhen_auditor;
GRANT DELETE, INSERT, SELECT, UPDATE ON draft TO liuhen_app;
GRANT INSERT, SELECT ON entry TO liuhen_app;
GRANT SELECT ON entry TO liuhen_auditor;
GRANT SELECT ON erasure TO liuhen_app;
GRANT SELECT ON erasure TO liuhen_auditor;
GRANT INSERT, SELECT, UPDATE ON factor_reset TO liuhen_app;
GRANT SELECT ON factor_reset TO liuhen_auditor;
GRANT SELECT ON findable TO liuhen_app;
GRANT SELECT ON findable_case TO liuhen_app;
GRANT SELECT ON findable_held TO liuhen_app;
GRANT SELECT ON findable_relation TO liuhen_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON finding TO liuhen_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON finding_sum TO liuhen_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON held_row TO liuhen_app;
GRANT DELETE, INSERT, SELECT ON isolated_record TO liuhen_app;
GRANT SELECT ON isolated_record TO liuhen_auditor;
GRANT DELETE, INSERT, SELECT, UPDATE ON job TO liuhen_app;
GRANT INSERT, SELECT ON log_entry TO liuhen_app;
GRANT SELECT ON log_entry TO liuhen_auditor;
GRANT INSERT, SELECT ON log_key TO liuhen_app;
GRANT SELECT ON log_key TO liuhen_auditor;
GRANT INSERT, SELECT ON log_node TO liuhen_app;
GRANT SELECT ON log_node TO liuhen_auditor;
GRANT DELETE, INSERT, SELECT ON log_pending TO liuhen_app;
GRANT SELECT ON log_pending TO liuhen_auditor;
GRANT INSERT, SELECT, UPDATE ON log_state TO liuhen_app;
GRANT SELECT ON log_state TO liuhen_auditor;
GRANT INSERT, SELECT ON log_succession TO liuhen_app;
GRANT SELECT ON log_succession TO liuhen_auditor;
GRANT SELECT ON migration TO liuhen_app;
GRANT SELECT ON migration TO liuhen_auditor;
GRANT INSERT, SELECT, UPDATE ON number_series TO liuhen_app;
GRANT SELECT ON number_series TO liuhen_auditor;
GRANT DELETE, INSERT, SELECT, UPDATE ON party_code TO liuhen_app;
GRANT INSERT, SELECT ON payload TO liuhen_app;
GRANT INSERT, SELECT ON pseudonym TO liuhen_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON recording_row TO liuhen_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON recovery_code TO liuhen_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON saved_view TO liuhen_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON search_row TO liuhen_app;
GRANT INSERT, SELECT, UPDATE ON sign_in TO liuhen_app;
GRANT INSERT, SELECT, UPDATE ON subject TO liuhen_app;
GRANT SELECT ON subject TO liuhen_auditor;
GRANT DELETE, INSERT, SELECT, UPDATE ON task TO liuhen_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON task_bearer TO liuhen_app;
GRANT INSERT, SELECT ON upload_receipt TO liuhen_app;
GRANT SELECT ON upload_receipt TO liuhen_auditor;
