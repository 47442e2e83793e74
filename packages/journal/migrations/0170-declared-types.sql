-- What a file is, is read from its bytes. Where its sender said something else, that is kept beside: a recording shows both.
ALTER TABLE upload_receipt ADD COLUMN declared_type text;
