-- Messages to a company, who has read them, and the events that tell open pages what is out of date.

create table messages (
    seq integer primary key,
    account_id text not null references accounts (id),
    at bigint not null,
    kind text not null,
    name text not null,
    object_kind text not null,
    object_id text not null,
    count bigint,
    -- A line each.
    names text not null,
    words text,
    by_name text
);
create index messages_by_account on messages (account_id, seq);

create table message_reads (
    user_id text not null references users (id) on delete cascade,
    message_seq bigint not null references messages (seq) on delete cascade,
    primary key (user_id, message_seq)
);

-- Written in the transaction of the change it tells of; swept after an hour.
create table events (
    seq integer primary key,
    account_id text not null references accounts (id),
    at bigint not null,
    kind text not null,
    object_id text not null
);
create index events_by_account on events (account_id, seq);
create index events_by_time on events (at);
