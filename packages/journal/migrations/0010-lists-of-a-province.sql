-- A policy is asked before any operator that is not leakproof, and `@@` is not: under it no search could use its index, nor
-- where a table under a policy is joined by the agency. These views read as the owner and name the agency themselves: nobody
-- sees more through them, and the indexes serve.
CREATE VIEW findable AS SELECT * FROM search_row WHERE agency_id = current_agency();
CREATE VIEW findable_case AS SELECT * FROM case_row WHERE agency_id = current_agency();
CREATE VIEW findable_relation AS SELECT * FROM case_relation WHERE agency_id = current_agency();
GRANT SELECT ON findable, findable_case, findable_relation TO liuhen_app;

-- A word in many rows is found by going back in time until the page is full, a rare one by its tokens.
CREATE INDEX search_row_case_tokens ON search_row USING gin (tokens) WHERE ordinal = 0;
CREATE INDEX search_row_cases_by_time ON search_row (agency_id, at DESC, subject_id DESC) WHERE ordinal = 0;
CREATE INDEX search_row_records_by_time ON search_row (agency_id, at DESC, subject_id, ordinal) WHERE ordinal > 0;

-- In the order in which lists of records are paged, the kind being one.
DROP INDEX search_row_by_kind;
CREATE INDEX search_row_by_kind ON search_row (agency_id, record_kind, at DESC, subject_id DESC, ordinal DESC);

-- In the order in which the case list is paged by its clocks: cases without one come last.
CREATE INDEX case_row_by_clock ON case_row (agency_id, (coalesce(next_due, 'infinity'::timestamptz)), subject_id);
CREATE INDEX case_row_by_procedure ON case_row (agency_id, procedure, last_at DESC, subject_id DESC);
CREATE INDEX case_row_by_stage ON case_row (agency_id, stage, last_at DESC, subject_id DESC);
