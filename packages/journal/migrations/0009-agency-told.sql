-- Who may record what is decided on the agency's own facts, which each server holds in memory: when they change, all are told.
CREATE OR REPLACE FUNCTION door_write(
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
  IF own = ANY (subjects) THEN PERFORM pg_notify('liuhen_agency', own::text); END IF;
END $$;
