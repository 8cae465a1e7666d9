-- Address lines of the French directory (R40). The key is the participant key of the address, `0225:…` in lower case,
-- whether or not the public directory has such a participant.

create table addresses (
    address_key text primary key,
    -- As given.
    address text not null,
    siren text not null,
    siret text,
    source text not null,
    -- When the source last said so, milliseconds.
    as_of bigint not null,
    -- As it stood on the day it was last looked at: the status, first and last day of the period that decides, and
    -- the next day on which that may change. Days are counted from 1970-01-01.
    status text not null check (status in ('active', 'upcoming', 'ended')),
    from_day bigint,
    to_day bigint,
    changes_on bigint
);
create index addresses_by_company on addresses (siren, status, address_key);
create index addresses_by_source on addresses (source, status, address_key);
create index addresses_to_turn on addresses (changes_on, address_key) where changes_on is not null;

-- When an address is active, both days included; null: open at that end. A line is never deleted: what takes its
-- place is a new line. Of the lines of one address that nothing has replaced, no two share a day.
create table address_periods (
    address_key text not null references addresses (address_key),
    position bigint not null,
    from_day bigint,
    to_day bigint,
    recorded_at bigint not null,
    replaced_at bigint,
    primary key (address_key, position)
);
