-- What is not a record: drafts, jobs, what the evidence store acknowledged, numbers.

CREATE TABLE draft (
  agency_id  uuid        NOT NULL,
  draft_id   uuid        NOT NULL,
  subject_id uuid        NOT NULL,
  doc_type   text        NOT NULL,
  owner      text        NOT NULL,
  editors    text[]      NOT NULL DEFAULT '{}',
  -- Rises with each save; a save that names an older one is answered with a conflict, never merged silently.
  revision   integer     NOT NULL DEFAULT 1,
  content    jsonb       NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (agency_id, draft_id)
);
CREATE INDEX draft_of_subject ON draft (agency_id, subject_id, updated_at DESC);
CREATE INDEX draft_of_owner ON draft (agency_id, owner, updated_at DESC);

-- Taken with FOR UPDATE SKIP LOCKED; written in the transaction whose work they continue.
CREATE TABLE job (
  agency_id  uuid        NOT NULL,
  job_id     bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
  queue      text        NOT NULL,
  -- A second job of the same key is not queued while the first waits.
  job_key    text,
  input      jsonb       NOT NULL,
  run_at     timestamptz NOT NULL,
  attempts   integer     NOT NULL DEFAULT 0,
  last_error text,
  PRIMARY KEY (agency_id, job_id)
);
CREATE UNIQUE INDEX job_once ON job (agency_id, queue, job_key);
CREATE INDEX job_due ON job (queue, run_at);

-- Bytes the evidence store has re-read and acknowledged: only these may stand in a record's files. The same bytes handed in by
-- two people are stored once and receipted twice.
CREATE TABLE upload_receipt (
  agency_id   uuid        NOT NULL,
  sha256      bytea       NOT NULL CHECK (length(sha256) = 32),
  sm3         bytea       NOT NULL CHECK (length(sm3) = 32),
  size        bigint      NOT NULL CHECK (size >= 0),
  media_type  text        NOT NULL,
  uploader    text        NOT NULL,
  -- Whether the client sealed the upload with its own hash of the whole file.
  sealed      boolean     NOT NULL,
  received_at timestamptz NOT NULL,
  PRIMARY KEY (agency_id, sha256, uploader)
);
CREATE TRIGGER upload_receipt_append_only BEFORE UPDATE OR DELETE ON upload_receipt FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Document numbers: gapless per series (agency, type, year). A number once given is issued, reserved or void, never gone.
CREATE TABLE number_series (
  agency_id uuid    NOT NULL,
  series    text    NOT NULL,
  next      integer NOT NULL DEFAULT 1 CHECK (next >= 1),
  PRIMARY KEY (agency_id, series)
);
CREATE TABLE document_number (
  agency_id uuid        NOT NULL,
  series    text        NOT NULL,
  number    integer     NOT NULL CHECK (number >= 1),
  state     text        NOT NULL CHECK (state IN ('reserved', 'issued', 'void')),
  holder    text        NOT NULL,
  record_id uuid,
  reason    text,
  given_at  timestamptz NOT NULL,
  PRIMARY KEY (agency_id, series, number),
  FOREIGN KEY (agency_id, series) REFERENCES number_series,
  CHECK (state <> 'issued' OR record_id IS NOT NULL),
  CHECK (state <> 'void' OR reason IS NOT NULL)
);
CREATE UNIQUE INDEX document_number_of_record ON document_number (agency_id, record_id) WHERE record_id IS NOT NULL;

-- A number moves from reserved to issued or void, and then stays.
CREATE FUNCTION number_stays_given() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'reserved' OR (NEW.agency_id, NEW.series, NEW.number) IS DISTINCT FROM (OLD.agency_id, OLD.series, OLD.number) THEN
    RAISE EXCEPTION 'number % of % is %', OLD.number, OLD.series, OLD.state USING ERRCODE = 'LH001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER document_number_stays BEFORE UPDATE ON document_number FOR EACH ROW EXECUTE FUNCTION number_stays_given();
CREATE TRIGGER document_number_no_delete BEFORE DELETE ON document_number FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER document_number_no_truncate BEFORE TRUNCATE ON document_number EXECUTE FUNCTION refuse_change();

-- The second log: who looked, who was refused, what left the house. In the same transaction as the act it tells of.
CREATE TABLE access_log (
  agency_id  uuid        NOT NULL,
  access_id  bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
  at         timestamptz NOT NULL,
  actor      text        NOT NULL,
  action     text        NOT NULL,
  subject_id uuid,
  record_id  uuid,
  outcome    text        NOT NULL CHECK (outcome IN ('done', 'refused', 'denied')),
  detail     jsonb       NOT NULL DEFAULT '{}',
  PRIMARY KEY (agency_id, access_id)
);
CREATE INDEX access_log_of_subject ON access_log (agency_id, subject_id, access_id DESC);
CREATE TRIGGER access_log_append_only BEFORE UPDATE OR DELETE ON access_log FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER access_log_no_truncate BEFORE TRUNCATE ON access_log EXECUTE FUNCTION refuse_change();

ALTER TABLE draft ENABLE ROW LEVEL SECURITY;
ALTER TABLE job ENABLE ROW LEVEL SECURITY;
ALTER TABLE upload_receipt ENABLE ROW LEVEL SECURITY;
ALTER TABLE number_series ENABLE ROW LEVEL SECURITY;
ALTER TABLE document_number ENABLE ROW LEVEL SECURITY;
ALTER TABLE access_log ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_agency ON draft USING (agency_id = current_agency());
CREATE POLICY own_agency ON upload_receipt USING (agency_id = current_agency());
CREATE POLICY own_agency ON number_series USING (agency_id = current_agency());
CREATE POLICY own_agency ON document_number USING (agency_id = current_agency());
CREATE POLICY own_agency ON access_log USING (agency_id = current_agency());
-- A worker takes jobs of every agency, and names the agency before it does the work.
CREATE POLICY any_agency ON job USING (true);

GRANT SELECT, INSERT, UPDATE, DELETE ON draft, job TO liuhen_app;
GRANT SELECT, INSERT ON upload_receipt, access_log TO liuhen_app;
GRANT SELECT, INSERT, UPDATE ON number_series, document_number TO liuhen_app;
GRANT SELECT ON upload_receipt, number_series, document_number, access_log TO liuhen_auditor;
