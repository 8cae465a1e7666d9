-- Companies that are missing in the public directory: what is suggested, which companies wait for it, and what each
-- of them wrote. Nobody reads the words of another company but the operator.

create table suggestions (
    id text primary key,
    state text not null check (state in ('submitted', 'checking', 'added', 'merged', 'declined', 'withdrawn')),
    country text not null,
    -- The first of its followers.
    account_id text not null references accounts (id),
    created_at bigint not null,
    -- When it was taken up, decided or withdrawn, and by whom.
    decided_at bigint,
    decided_by text references users (id),
    reason text,
    -- The participant that came of it.
    participant_key text references participants (participant_key)
);
create index suggestions_by_state on suggestions (state, created_at, id);

create table suggestion_followers (
    suggestion_id text not null references suggestions (id),
    account_id text not null references accounts (id),
    user_id text not null references users (id),
    at bigint not null,
    -- When somebody there took it back, and who.
    left_at bigint,
    left_by text references users (id),
    name text not null,
    folded text not null,
    electronic_address text,
    provider text,
    contact text,
    comment text,
    primary key (suggestion_id, account_id)
);
create index suggestion_followers_by_account on suggestion_followers (account_id, at, suggestion_id);
create index suggestion_followers_by_name on suggestion_followers (folded, suggestion_id);

-- The electronic address at position 0, if there is one; then the identifiers.
create table suggestion_identifiers (
    suggestion_id text not null,
    account_id text not null,
    position bigint not null,
    scheme text not null,
    value text not null,
    label text not null,
    -- The form that is compared.
    value_key text not null,
    primary key (suggestion_id, account_id, position),
    foreign key (suggestion_id, account_id) references suggestion_followers (suggestion_id, account_id)
);
create index suggestion_identifiers_by_value on suggestion_identifiers (value_key, scheme, suggestion_id);

-- The object's name in the form in which the trail is searched; entries before this have no name either.
alter table audit add column object_folded text not null default '';
