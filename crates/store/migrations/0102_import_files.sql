-- What an import that the operator started tells beyond its end: its file, how far it is read, what was wrong with
-- cards, and what it would do when it waits for a word.

alter table imports add column file_name text;
alter table imports add column partial integer not null default 0;
alter table imports add column size bigint;
alter table imports add column bytes bigint not null default 0;
alter table imports add column cards bigint not null default 0;
alter table imports add column skipped bigint not null default 0;
alter table imports add column problems bigint not null default 0;
-- When the source said all this, milliseconds.
alter table imports add column as_of bigint;
-- Says more of a state. staging: applying; suspended: waiting (its cards are kept), dropped; failed: interrupted.
alter table imports add column phase text check (phase in ('applying', 'waiting', 'dropped', 'interrupted'));
-- Of the source's participants before the import; of an import that waited.
alter table imports add column registered bigint;
alter table imports add column failure_line bigint;
alter table imports add column failure_detail text;

create table import_problems (
    import_id text not null references imports (id),
    position bigint not null,
    card bigint not null,
    line bigint not null,
    participant_id text,
    fault text not null,
    done text not null,
    detail text not null,
    primary key (import_id, position)
);
