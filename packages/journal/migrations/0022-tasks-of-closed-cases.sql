-- A closed case still has to be filed in time: what runs against a clock in it is somebody's task until it is archived.
INSERT INTO derive_pending (agency_id, subject_id)
  SELECT agency_id, subject_id FROM case_row WHERE state = 'closed' ON CONFLICT DO NOTHING;
