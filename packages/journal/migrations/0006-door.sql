-- The two statements of the door. Both run as the caller, under its policies; between them the leaves are computed.

-- Names the agency for the transaction, makes heads that are missing, and locks them in one order, so that two groups never
-- wait for each other in a circle.
CREATE FUNCTION door_open(own uuid, subjects uuid[], types text[], want_agency_lock boolean)
  RETURNS TABLE (what text, id uuid, seq bigint, sha256 bytea, sm3 bytea)
  LANGUAGE plpgsql AS $$
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
END $$;

CREATE FUNCTION door_write(
  own uuid, received timestamptz, agency_seqs bigint[],
  records uuid[], subjects uuid[], seqs bigint[], kinds text[], origins text[], body_hashes bytea[],
  leaves text[], sha256s bytea[], sm3s bytea[],
  actors text[], bodies text[], salts text[], gates text[]
) RETURNS void
  LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO liuhen.entry (agency_id, record_id, subject_id, subject_seq, agency_seq, kind, origin, received_at, body_hash, leaf, leaf_sha256, leaf_sm3)
    SELECT own, r, s, q, g, k, o, received, h, l, a, m
      FROM unnest(records, subjects, seqs, agency_seqs, kinds, origins, body_hashes, leaves, sha256s, sm3s) AS t (r, s, q, g, k, o, h, l, a, m);
  INSERT INTO liuhen.payload (agency_id, subject_id, subject_seq, record_id, actor, body, salts, gate)
    SELECT own, s, q, r, c, b, x, g FROM unnest(subjects, seqs, records, actors, bodies, salts, gates) AS t (s, q, r, c, b, x, g);
  INSERT INTO liuhen.log_pending (agency_id, record_id, leaf_sha256)
    SELECT own, r, a FROM unnest(records, sha256s) WITH ORDINALITY AS t (r, a, n) ORDER BY n;
  UPDATE liuhen.subject AS head SET last_seq = newest.q, last_sha256 = newest.a, last_sm3 = newest.m
    FROM (SELECT DISTINCT ON (s) s, q, a, m FROM unnest(subjects, seqs, sha256s, sm3s) AS t (s, q, a, m) ORDER BY s, q DESC) AS newest
   WHERE head.agency_id = own AND head.subject_id = ANY (subjects) AND head.subject_id = newest.s;
  INSERT INTO liuhen.derive_pending (agency_id, subject_id) SELECT DISTINCT own, s FROM unnest(subjects) AS s;
  PERFORM pg_notify('liuhen_appended', own::text);
END $$;
-- On a new server the planner has no statistics, finds every key that begins with the agency equally good, and keeps what it
-- chose until the first autovacuum: appends would read the whole journal. The application asks for them as the journal grows.
CREATE FUNCTION refresh_statistics() RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = liuhen, pg_temp AS $$
BEGIN
  ANALYZE subject, entry, payload, log_pending, log_entry, derive_pending, case_row, case_relation, finding, task, search_row;
END $$;
REVOKE ALL ON FUNCTION refresh_statistics FROM PUBLIC;
GRANT EXECUTE ON FUNCTION refresh_statistics TO liuhen_app;

GRANT EXECUTE ON FUNCTION door_open, door_write TO liuhen_app;
