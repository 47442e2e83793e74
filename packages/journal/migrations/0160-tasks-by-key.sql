-- Cases in which one act waits (service, say) are listed across the bureau.
CREATE INDEX task_by_key ON task (agency_id, task_key, subject_id);
