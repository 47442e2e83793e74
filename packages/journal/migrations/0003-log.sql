-- The verifiable log of each agency (RFC 9162). A position is given just after commit, in another table than the entry: the
-- order of the tree is the order of commit, and an entry never waits for it.

-- What is committed and has no position yet. Taken in order of `intake`, which is given under the subject's lock.
CREATE TABLE log_pending (
  agency_id   uuid   NOT NULL,
  intake      bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  record_id   uuid   NOT NULL,
  leaf_sha256 bytea  NOT NULL,
  PRIMARY KEY (agency_id, intake)
);

CREATE TABLE log_entry (
  agency_id   uuid   NOT NULL,
  position    bigint NOT NULL CHECK (position >= 0),
  record_id   uuid   NOT NULL,
  leaf_sha256 bytea  NOT NULL,
  PRIMARY KEY (agency_id, position),
  UNIQUE (agency_id, record_id)
);

-- Complete subtrees of 2^level leaves. Lower levels are computed from the leaves when asked for.
CREATE TABLE log_node (
  agency_id uuid     NOT NULL,
  level     smallint NOT NULL CHECK (level >= 4),
  index     bigint   NOT NULL CHECK (index >= 0),
  hash      bytea    NOT NULL CHECK (length(hash) = 32),
  PRIMARY KEY (agency_id, level, index)
);

-- Size and peaks: all that is needed to append. The row that is locked for it.
CREATE TABLE log_state (
  agency_id uuid    PRIMARY KEY,
  size      bigint  NOT NULL DEFAULT 0,
  peaks     bytea[] NOT NULL DEFAULT '{}'
);

-- Public keys that have signed for this log, oldest first: what a restored bureau is checked against. Private keys are files.
CREATE TABLE log_key (
  agency_id    uuid        NOT NULL,
  verifier_key text        NOT NULL,
  since        timestamptz NOT NULL,
  PRIMARY KEY (agency_id, verifier_key)
);

CREATE TABLE checkpoint (
  agency_id uuid        NOT NULL,
  size      bigint      NOT NULL CHECK (size >= 0),
  root      bytea       NOT NULL CHECK (length(root) = 32),
  -- The signed note (C2SP), whole.
  note      text        NOT NULL,
  signed_at timestamptz NOT NULL,
  PRIMARY KEY (agency_id, size)
);

CREATE TRIGGER log_entry_append_only BEFORE UPDATE OR DELETE ON log_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER log_entry_no_truncate BEFORE TRUNCATE ON log_entry EXECUTE FUNCTION refuse_change();
CREATE TRIGGER log_node_append_only BEFORE UPDATE OR DELETE ON log_node FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER log_node_no_truncate BEFORE TRUNCATE ON log_node EXECUTE FUNCTION refuse_change();
CREATE TRIGGER log_key_append_only BEFORE UPDATE OR DELETE ON log_key FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER log_key_no_truncate BEFORE TRUNCATE ON log_key EXECUTE FUNCTION refuse_change();
CREATE TRIGGER checkpoint_append_only BEFORE UPDATE OR DELETE ON checkpoint FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER checkpoint_no_truncate BEFORE TRUNCATE ON checkpoint EXECUTE FUNCTION refuse_change();

ALTER TABLE log_pending ENABLE ROW LEVEL SECURITY;
ALTER TABLE log_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE log_node ENABLE ROW LEVEL SECURITY;
ALTER TABLE log_state ENABLE ROW LEVEL SECURITY;
ALTER TABLE log_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE checkpoint ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_agency ON log_pending USING (agency_id = current_agency());
CREATE POLICY own_agency ON log_entry USING (agency_id = current_agency());
CREATE POLICY own_agency ON log_node USING (agency_id = current_agency());
CREATE POLICY own_agency ON log_state USING (agency_id = current_agency());
CREATE POLICY own_agency ON log_key USING (agency_id = current_agency());
CREATE POLICY own_agency ON checkpoint USING (agency_id = current_agency());

GRANT SELECT, INSERT, DELETE ON log_pending TO liuhen_app;
GRANT SELECT, INSERT ON log_entry, log_node, log_key, checkpoint TO liuhen_app;
GRANT SELECT, INSERT, UPDATE ON log_state TO liuhen_app;
GRANT SELECT ON log_pending, log_entry, log_node, log_state, log_key, checkpoint TO liuhen_auditor;
