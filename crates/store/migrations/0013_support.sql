-- Questions to the network's operator.

create table support_requests (
    id text primary key,
    account_id text not null references accounts (id),
    user_id text not null references users (id),
    at bigint not null,
    subject text not null,
    message text not null,
    -- JSON, as on the wire.
    context text not null,
    answer text,
    answered_at bigint,
    answered_by text references users (id)
);
create index support_by_user on support_requests (user_id, at, id);
create index support_by_time on support_requests (at, id);
create index support_open on support_requests (at, id) where answer is null;
