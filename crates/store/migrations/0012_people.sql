-- The people of a company beyond their names: links to choose a password, where they are signed in, which browsers
-- they are known in, and the keys of the company's programs. A key acts as a user of its own, who cannot sign in.

alter table users add column kind text not null default 'person' check (kind in ('person', 'key'));
alter table users add column version bigint not null default 1;
alter table users add column last_sign_in_at bigint;
alter table users add column disabled_at bigint;

-- One open link per person: the next replaces it.
create table user_links (
    user_id text primary key references users (id) on delete cascade,
    token_hash text not null unique,
    created_at bigint not null,
    created_by text not null references users (id),
    expires_at bigint not null
);

-- A name for a session that is not its secret; sessions from before have none and end within a day.
alter table sessions add column id text;
alter table sessions add column browser text not null default '';
alter table sessions add column last_seen_at bigint;
create unique index sessions_by_id on sessions (id);

-- A browser in which somebody has signed in is not held up by strangers' guesses at the password.
create table known_browsers (
    token_hash text primary key,
    user_id text not null references users (id) on delete cascade,
    expires_at bigint not null
);
create index known_browsers_by_end on known_browsers (expires_at);
create index known_browsers_by_user on known_browsers (user_id);

create table api_keys (
    id text primary key,
    account_id text not null references accounts (id),
    user_id text not null references users (id),
    name text not null,
    access text not null check (access in ('read', 'write')),
    key_hash text not null unique,
    ending text not null,
    created_at bigint not null,
    created_by text not null references users (id),
    last_used_at bigint,
    revoked_at bigint
);
create index api_keys_by_account on api_keys (account_id, created_at, id);
