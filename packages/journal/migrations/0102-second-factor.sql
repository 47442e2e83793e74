-- For who has lost the authenticator: codes that are each good once, and a reset that two administrators make together.
CREATE TABLE recovery_code (
  agency_id uuid        NOT NULL,
  person    uuid        NOT NULL,
  -- The letter a code begins with: one hash is compared, not ten.
  slot      text        NOT NULL CHECK (slot ~ '^[a-j]$'),
  code_hash text        NOT NULL,
  made_at   timestamptz NOT NULL,
  used_at   timestamptz,
  PRIMARY KEY (agency_id, person, slot),
  FOREIGN KEY (agency_id, person) REFERENCES account
);

CREATE TABLE factor_reset (
  agency_id  uuid        NOT NULL,
  reset_id   uuid        NOT NULL,
  person     uuid        NOT NULL,
  asked_by   uuid        NOT NULL,
  asked_at   timestamptz NOT NULL,
  reason     text        NOT NULL,
  expires_at timestamptz NOT NULL,
  settled_by uuid,
  settled_at timestamptz,
  outcome    text CHECK (outcome IN ('confirmed', 'withdrawn')),
  PRIMARY KEY (agency_id, reset_id),
  FOREIGN KEY (agency_id, person) REFERENCES account,
  CHECK ((outcome IS NULL) = (settled_by IS NULL) AND (outcome IS NULL) = (settled_at IS NULL)),
  -- Nobody is given a way in by one person alone, nor helps themselves to one.
  CHECK (outcome <> 'confirmed' OR (settled_by <> asked_by AND settled_by <> person)),
  CHECK (asked_by <> person)
);
CREATE INDEX factor_reset_open ON factor_reset (agency_id, person) WHERE outcome IS NULL;

ALTER TABLE recovery_code ENABLE ROW LEVEL SECURITY;
ALTER TABLE factor_reset ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_agency ON recovery_code USING (agency_id = current_agency());
CREATE POLICY own_agency ON factor_reset USING (agency_id = current_agency());
GRANT SELECT, INSERT, UPDATE, DELETE ON recovery_code TO liuhen_app;
GRANT SELECT, INSERT, UPDATE ON factor_reset TO liuhen_app;
GRANT SELECT ON factor_reset TO liuhen_auditor;
