-- Requests between two sides: acceptance by a company that uses the directory itself, routing by a provider.

create table requests (
    id text primary key,
    kind text not null check (kind in ('acceptance', 'routing')),
    status text not null check (status in ('pending', 'accepted', 'refused', 'activated', 'cancelled')),
    -- The sender and its customer, which may be deleted since.
    account_id text not null references accounts (id),
    customer_id text not null references customers (id),
    -- The recipient, when it is a company here.
    recipient_account_id text references accounts (id),
    provider_id text references providers (id),
    created_at bigint not null,
    created_by text not null references users (id),
    reminded_at bigint,
    emailed_at bigint,
    answered_at bigint,
    answered_by text references users (id),
    answer text,
    -- When the sender was told that it has been waiting for long.
    overdue_told_at bigint
);
create unique index requests_open on requests (customer_id) where status = 'pending';
create index requests_by_customer on requests (customer_id, created_at);
create index requests_sent on requests (account_id, created_at, id);
create index requests_sent_by_kind on requests (account_id, kind, created_at, id);
create index requests_received on requests (recipient_account_id, created_at, id) where recipient_account_id is not null;
create index requests_waiting on requests (created_at, id)
    where status = 'pending' and kind = 'routing' and overdue_told_at is null;

-- Where to write for a routing set-up, and the version an editor has read.
alter table providers add column contact text;
alter table providers add column version bigint not null default 1;
