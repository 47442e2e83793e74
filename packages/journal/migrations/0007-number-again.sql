-- A record whose number was made void (its issue was refused) may get another one.
DROP INDEX document_number_of_record;
CREATE UNIQUE INDEX document_number_of_record ON document_number (agency_id, record_id)
  WHERE record_id IS NOT NULL AND state <> 'void';
