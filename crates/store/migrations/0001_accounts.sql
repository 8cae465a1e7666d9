-- Who signs in, and for which company. Times are milliseconds since 1970-01-01T00:00Z, booleans 0 and 1.

create table accounts (
    id text primary key,
    name text not null,
    -- The company's own entry in the public directory: as given, and as compared.
    participant_id text,
    participant_key text unique,
    acceptance text not null check (acceptance in ('automatic', 'manual')),
    created_at bigint not null
);

create table users (
    id text primary key,
    account_id text not null references accounts (id),
    email text not null,
    -- The address in lower case: one user each.
    email_key text not null unique,
    display_name text not null,
    role text not null check (role in ('member', 'admin', 'operator')),
    locale text not null check (locale in ('fr', 'en')),
    password_hash text not null,
    created_at bigint not null
);
create index users_by_account on users (account_id);

create table sessions (
    token_hash text primary key,
    user_id text not null references users (id) on delete cascade,
    created_at bigint not null,
    expires_at bigint not null
);
create index sessions_by_user on sessions (user_id);
create index sessions_by_end on sessions (expires_at);

-- Every change: who, when, what, and the object as JSON before and after.
create table audit (
    seq integer primary key,
    account_id text not null references accounts (id),
    user_id text not null references users (id),
    at bigint not null,
    what text not null,
    object_kind text not null,
    object_id text not null,
    before text,
    after text
);
create index audit_by_account on audit (account_id, seq);
create index audit_by_object on audit (object_kind, object_id, seq);
