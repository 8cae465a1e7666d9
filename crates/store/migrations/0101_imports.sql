-- Imports of network sources, and the cards of those that are under way. Cards wait here in small transactions
-- of their own until one transaction applies them all; those of an import that is over are swept away.

create table imports (
    id text primary key,
    source text not null,
    state text not null check (state in ('staging', 'applied', 'suspended', 'failed', 'superseded')),
    started_at bigint not null,
    finished_at bigint,
    created bigint,
    updated bigint,
    unchanged bigint,
    removed bigint
);
create index imports_by_source on imports (source, state);

create table import_cards (
    import_id text not null references imports (id),
    participant_key text not null,
    -- changed: `card` holds what is to be put; same: the directory says so already; kept: the card was there but
    -- could not be read, so the directory stays as it is.
    kind text not null check (kind in ('changed', 'same', 'kept')),
    card text,
    primary key (import_id, participant_key)
);
create index import_cards_changed on import_cards (import_id, participant_key) where kind = 'changed';
