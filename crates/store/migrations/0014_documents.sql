-- Documents that accounts send, every attempt to route them, and the outbox to the providers.

create table documents (
    id text primary key,
    -- Order of receipt in the account.
    seq bigint not null,
    account_id text not null references accounts (id),
    number text not null,
    kind text not null check (kind in ('invoice', 'creditNote')),
    issued_on text,
    -- Name of the recipient as the document has it; empty when it has none.
    recipient text not null,
    folded text not null,
    amount text,
    currency text,
    status text not null check (status in ('waiting', 'stopped', 'queued', 'delivered', 'failed')),
    -- Of the last attempt: why it stopped, and where the match was found.
    cause text,
    found_in text check (found_in in ('own', 'public')),
    -- Of the first attempt; null: it was routed.
    first_cause text,
    -- To whom it goes, or whom the stop is about, as JSON (RouteParty), and the participant's key beside it.
    party text,
    participant_key text,
    -- What it is routed by, as JSON (a list of RouteIdentifier), and what the source has, where that was corrected.
    identifiers text not null,
    given text,
    -- JSON lists: document type ids that fit, and notes on the source.
    document_types text not null,
    process text,
    notes text not null,
    sent_by text not null check (sent_by in ('api', 'app')),
    created_at bigint not null,
    created_by text not null references users (id),
    attempted_at bigint not null,
    tries bigint not null,
    -- When it is tried again by itself; of what waits.
    retry_at bigint,
    version bigint not null,
    size bigint not null,
    -- Of the source: the same document again is the same row.
    content_hash text not null,
    source text not null,
    unique (account_id, seq),
    unique (account_id, content_hash)
);
create index documents_by_status on documents (account_id, status, created_at, id);
create index documents_by_cause on documents (account_id, cause, attempted_at, id) where status = 'stopped';
create index documents_by_time on documents (account_id, created_at, id);
create index documents_to_retry on documents (retry_at, id) where status = 'waiting';

create table document_attempts (
    document_id text not null references documents (id) on delete cascade,
    position bigint not null,
    at bigint not null,
    -- Absent: it was tried again by itself.
    user_id text references users (id),
    reason text not null check (reason in ('sent', 'resent', 'corrected', 'retried')),
    -- JSON (Route).
    trace text not null,
    primary key (document_id, position)
);

-- One row for each document that has been routed; its id is the idempotency key of the hand-off.
create table hand_offs (
    document_id text primary key references documents (id),
    account_id text not null references accounts (id),
    provider_id text not null references providers (id),
    -- Address of the recipient, as given.
    address text not null,
    way text not null check (way in ('post', 'collect')),
    state text not null check (state in ('queued', 'delivered', 'failed')),
    created_at bigint not null,
    tries bigint not null,
    last_tried_at bigint,
    -- When it is tried next; absent when nothing is tried.
    due_at bigint,
    -- Whoever tries it now, and until when nobody else does.
    lease text,
    leased_until bigint,
    answer_status bigint,
    answer text,
    delivered_at bigint
);
create index hand_offs_due on hand_offs (provider_id, due_at, document_id) where state = 'queued' and way = 'post';
create index hand_offs_to_collect on hand_offs (provider_id, created_at, document_id) where state = 'queued';
create index hand_offs_failed on hand_offs (provider_id) where state = 'failed';

-- How a provider gets its documents. The secret signs what is posted; the key's hash lets it collect.
alter table providers add column hand_off_way text not null default 'collect' check (hand_off_way in ('post', 'collect'));
alter table providers add column hand_off_url text;
alter table providers add column hand_off_secret text;
alter table providers add column collect_key_hash text;
create unique index providers_by_collect_key on providers (collect_key_hash) where collect_key_hash is not null;
