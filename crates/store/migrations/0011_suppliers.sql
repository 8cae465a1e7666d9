-- Who sends to a company, and what was received.

create table suppliers (
    id text primary key,
    account_id text not null references accounts (id),
    -- What a sender is known by: the key of its participant id, or what else its documents carry.
    sender_key text not null,
    status text not null check (status in ('authorized', 'toApprove', 'denied')),
    -- The entry of the public directory, if there is one.
    participant_key text references participants (participant_key),
    -- As its documents carry it, `scheme:value`; absent when they name none.
    sender_id text,
    since bigint not null,
    decided_at bigint,
    decided_by text references users (id),
    words text,
    version bigint not null,
    -- Repeated from the participant, else from its first document.
    name text not null,
    folded text not null,
    unique (account_id, sender_key)
);
create index suppliers_by_name on suppliers (account_id, name, id);
create index suppliers_by_status on suppliers (account_id, status, name, id);
create index suppliers_by_participant on suppliers (participant_key);

create table inbound_documents (
    id text primary key,
    -- Order of receipt in the account.
    seq bigint not null,
    account_id text not null references accounts (id),
    -- As of the supplier; kept when that is removed.
    sender_key text not null,
    sender text not null,
    sender_id text,
    number text not null,
    kind text not null check (kind in ('invoice', 'creditNote')),
    issued_on text,
    status text not null check (status in ('accepted', 'held', 'rejected')),
    received_at bigint not null,
    arrived_at bigint,
    -- Place in the account's order of arrival: each document has one at most, and each place one document.
    arrival bigint,
    size bigint not null,
    -- Of the source: the same document again is the same row.
    content_hash text not null,
    source text not null,
    unique (account_id, seq),
    unique (account_id, content_hash),
    unique (account_id, arrival)
);
create index inbound_by_receipt on inbound_documents (account_id, received_at, id);
create index inbound_by_status on inbound_documents (account_id, status, received_at, id);
create index inbound_by_sender on inbound_documents (account_id, sender_key, status, seq);
