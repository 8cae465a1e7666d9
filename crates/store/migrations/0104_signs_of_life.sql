-- The last time, in milliseconds, that whoever runs an import has written something of it. Where several servers share a
-- database, one that starts must not take what another is at for cut off.

alter table imports add column moved_at bigint;
alter table csv_imports add column moved_at bigint;
