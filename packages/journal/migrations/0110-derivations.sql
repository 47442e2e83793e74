-- What is being made of an original, and how far it is: the work itself is a job. A copy that somebody asked for becomes a record
-- of that id; a preview (playable version, waveform, contact sheet) becomes none, and only this row knows where its bytes are.
CREATE TABLE derivation (
  agency_id     uuid        NOT NULL,
  derivation_id uuid        NOT NULL,
  purpose       text        NOT NULL CHECK (purpose IN ('copy', 'preview')),
  subject_id    uuid        NOT NULL,
  record_id     uuid        NOT NULL,
  original      text        NOT NULL CHECK (original ~ '^[0-9a-f]{64}$'),
  form          text        NOT NULL,
  wanted        jsonb       NOT NULL,
  person        text        NOT NULL,
  state         text        NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'running', 'done', 'failed')),
  -- Of the whole, 0 to 100.
  percent       integer     NOT NULL DEFAULT 0 CHECK (percent BETWEEN 0 AND 100),
  -- Why it failed, in the user's words.
  problem       text,
  made          jsonb,
  asked_at      timestamptz NOT NULL,
  ended_at      timestamptz,
  PRIMARY KEY (agency_id, derivation_id),
  CHECK (state <> 'failed' OR problem IS NOT NULL),
  CHECK (state <> 'done' OR made IS NOT NULL)
);
CREATE INDEX derivation_of_subject ON derivation (agency_id, subject_id, asked_at DESC);
-- One preview of a kind for the same bytes, whoever asks.
CREATE UNIQUE INDEX derivation_preview ON derivation (agency_id, original, form) WHERE purpose = 'preview';

ALTER TABLE derivation ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_agency ON derivation USING (agency_id = current_agency());
GRANT SELECT, INSERT, UPDATE, DELETE ON derivation TO liuhen_app;
