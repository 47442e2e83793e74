-- Who signs in, and with what. An account belongs to a person of the agency (a record); what the person may do is the
-- policy's to say, from the records, and never stands here.

CREATE TABLE account (
  agency_id        uuid        NOT NULL,
  person           uuid        NOT NULL,
  -- One name space for all agencies of an installation: a name is typed before the agency is known.
  name             text        NOT NULL UNIQUE CHECK (name ~ '^[a-z][a-z0-9._-]{2,31}$'),
  password_hash    text        NOT NULL,
  -- Hashes of earlier passwords, newest first; a new password must be none of them.
  password_history text[]      NOT NULL DEFAULT '{}',
  must_change      boolean     NOT NULL,
  state            text        NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'disabled')),
  failures         integer     NOT NULL DEFAULT 0,
  locked_until     timestamptz,
  -- Enciphered under the server's key; `totp_pending` until the first code has confirmed it.
  totp_secret      bytea,
  totp_pending     bytea,
  -- Time step of the last code taken: a code is good once.
  totp_last_step   bigint      NOT NULL DEFAULT 0,
  created_at       timestamptz NOT NULL,
  last_sign_in_at  timestamptz,
  PRIMARY KEY (agency_id, person)
);

-- Named `sign_in` because SESSION is a word of SQL. The token itself is only in the cookie.
CREATE TABLE sign_in (
  agency_id        uuid        NOT NULL,
  session_id       uuid        NOT NULL,
  person           uuid        NOT NULL,
  token_hash       bytea       NOT NULL UNIQUE CHECK (length(token_hash) = 32),
  started_at       timestamptz NOT NULL,
  last_seen_at     timestamptz NOT NULL,
  expires_at       timestamptz NOT NULL,
  stepped_up_until timestamptz,
  source           text        NOT NULL,
  client           text        NOT NULL,
  ended_at         timestamptz,
  PRIMARY KEY (agency_id, session_id),
  FOREIGN KEY (agency_id, person) REFERENCES account
);
CREATE INDEX sign_in_of_person ON sign_in (agency_id, person, started_at DESC);

ALTER TABLE account ENABLE ROW LEVEL SECURITY;
ALTER TABLE sign_in ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_agency ON account USING (agency_id = current_agency());
CREATE POLICY own_agency ON sign_in USING (agency_id = current_agency());

-- The only two questions asked before an agency is named: whose is this account name, whose is this token.
CREATE FUNCTION agency_of_account(wanted text) RETURNS TABLE (agency_id uuid, person uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = liuhen, pg_temp
  AS $$ SELECT agency_id, person FROM account WHERE name = wanted $$;
CREATE FUNCTION agency_of_token(wanted bytea) RETURNS TABLE (agency_id uuid, session_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = liuhen, pg_temp
  AS $$ SELECT agency_id, session_id FROM sign_in WHERE token_hash = wanted AND ended_at IS NULL $$;
-- Whether the installation has been set up: nobody can sign in before.
CREATE FUNCTION any_account() RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = liuhen, pg_temp
  AS $$ SELECT EXISTS (SELECT FROM account) $$;
REVOKE ALL ON FUNCTION agency_of_account, agency_of_token, any_account FROM PUBLIC;
GRANT EXECUTE ON FUNCTION agency_of_account, agency_of_token, any_account TO liuhen_app;

GRANT SELECT, INSERT, UPDATE ON account, sign_in TO liuhen_app;
-- The auditor sees who has an account and when they came, no secrets.
GRANT SELECT (agency_id, person, name, state, must_change, created_at, last_sign_in_at) ON account TO liuhen_auditor;
GRANT SELECT (agency_id, session_id, person, started_at, last_seen_at, expires_at, source, client, ended_at) ON sign_in TO liuhen_auditor;
