-- The accounts' own directories. What the list shows, filters and sorts by is repeated here from the
-- participant and the provider, and kept in step when those change.

create table customers (
    id text primary key,
    account_id text not null references accounts (id),
    participant_key text not null references participants (participant_key),
    own_status text not null check (own_status in ('active', 'deactivated')),
    relationship text not null check (relationship in ('ready', 'awaitingAcceptance', 'refused', 'awaitingRouting')),
    provider_id text references providers (id),
    version bigint not null,
    created_at bigint not null,
    updated_at bigint not null,
    deleted_at bigint,
    -- Repeated from the participant.
    name text not null,
    folded text not null,
    network_status text not null,
    receives_invoices bigint not null,
    retired_scheme bigint not null,
    -- Repeated from the provider; empty without one.
    provider_name text not null,
    -- The one state that decides, from own_status, relationship and the participant.
    state text not null
);
create unique index customers_once on customers (account_id, participant_key) where deleted_at is null;
create index customers_by_participant on customers (participant_key);
create index customers_by_provider on customers (provider_id, account_id);
create index customers_by_name on customers (account_id, name, id, state, folded) where deleted_at is null;
create index customers_by_provider_name on customers (account_id, provider_name, name, id, state) where deleted_at is null;
create index customers_by_update on customers (account_id, updated_at, name, id, state) where deleted_at is null;
create index customers_by_state on customers (account_id, state, name, id) where deleted_at is null;

-- Unique in the account, over active and deactivated customers; rows go when the customer is deleted.
create table customer_numbers (
    account_id text not null references accounts (id),
    number text not null,
    number_key text not null,
    customer_id text not null references customers (id) on delete cascade,
    position bigint not null,
    primary key (account_id, number)
);
create unique index customer_numbers_by_customer on customer_numbers (customer_id, position);
create index customer_numbers_by_key on customer_numbers (account_id, number_key, customer_id);
