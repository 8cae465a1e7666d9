-- The public directory. A participant's key is its id in lower case.

create table providers (
    id text primary key,
    name text not null,
    folded text not null,
    requires_routing_setup bigint not null
);

-- Where entries come from: the last complete snapshot, and the last time any entry was confirmed.
create table sources (
    name text primary key,
    snapshot_as_of bigint,
    latest_as_of bigint not null
);

create table participants (
    participant_key text primary key,
    participant_id text not null,
    -- The first name of the first entity, in literal and in close form, and the length of the latter.
    name text not null,
    language text,
    folded text not null,
    folded_length bigint not null,
    -- 1 when participant_names holds further names.
    has_further_names bigint not null,
    country text not null,
    place text,
    website text,
    receives_invoices bigint not null,
    retired_scheme bigint not null,
    network_status text not null check (network_status in ('registered', 'removed')),
    source text not null references sources (name),
    as_of bigint not null,
    -- Of everything the source says, to see at once that nothing changed.
    content_hash text not null
);
create index participants_by_name on participants (name, participant_key);
create index participants_by_closeness on participants (folded_length, name, participant_key, folded, has_further_names);
create index participants_by_source on participants (source, network_status, participant_key);

-- Names after the first.
create table participant_names (
    participant_key text not null references participants (participant_key) on delete cascade,
    position bigint not null,
    name text not null,
    folded text not null,
    folded_length bigint not null,
    language text,
    primary key (participant_key, position)
);
create index participant_names_by_name on participant_names (name, participant_key);
create index participant_names_by_folded on participant_names (folded, participant_key);

-- Every identifier, the participant id itself at position 0. value_key is the form that is compared.
create table participant_identifiers (
    participant_key text not null references participants (participant_key) on delete cascade,
    position bigint not null,
    scheme text not null,
    value text not null,
    label text not null,
    value_key text not null,
    primary key (participant_key, position)
);
create index participant_identifiers_by_value on participant_identifiers (value_key, scheme, participant_key);

create table document_types (
    id bigint primary key,
    scheme text not null,
    value text not null,
    name text not null,
    unique (scheme, value)
);
create index document_types_by_value on document_types (value);

create table participant_document_types (
    participant_key text not null references participants (participant_key) on delete cascade,
    position bigint not null,
    document_type_id bigint not null references document_types (id),
    primary key (participant_key, position)
);
create index participant_document_types_by_type on participant_document_types (document_type_id, participant_key);

create table participant_providers (
    participant_key text not null references participants (participant_key) on delete cascade,
    position bigint not null,
    provider_id text not null references providers (id),
    primary key (participant_key, position),
    unique (participant_key, provider_id)
);
create index participant_providers_by_provider on participant_providers (provider_id, participant_key);
