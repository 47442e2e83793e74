-- Who may come in, and how agencies are kept apart. Every table that follows has agency_id first in its key, and a policy
-- by which a connection sees only the agency it named with SET LOCAL liuhen.agency. The owner role migrates, restores and
-- rebuilds; it is not held back by the policies, but the triggers that guard the journal hold it back too.
REVOKE ALL ON SCHEMA liuhen FROM PUBLIC;
GRANT USAGE ON SCHEMA liuhen TO liuhen_app, liuhen_auditor;
GRANT SELECT ON migration TO liuhen_app, liuhen_auditor;

CREATE FUNCTION current_agency() RETURNS uuid
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('liuhen.agency', true), '')::uuid;

CREATE FUNCTION refuse_change() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%.% is append-only: % refused', TG_TABLE_SCHEMA, TG_TABLE_NAME, TG_OP USING ERRCODE = 'LH001';
END $$;

-- Ids only: what an agency is called stands in its records.
CREATE TABLE agency (
  agency_id uuid PRIMARY KEY,
  known_since timestamptz NOT NULL DEFAULT now()
);
GRANT SELECT, INSERT ON agency TO liuhen_app;
GRANT SELECT ON agency TO liuhen_auditor;
