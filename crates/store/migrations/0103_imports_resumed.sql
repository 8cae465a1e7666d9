-- An import whose process died is gone on with by another run over the same files.

-- The run that goes on with it; null: the one that began it.
alter table imports add column holder text;
-- Of all that is read up to `cards`: whether files are still the same.
alter table imports add column fingerprint text;
