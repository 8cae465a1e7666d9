-- That an account was deleted with its data: nothing of what was in it, and not what it was called.
create table deleted_accounts (
    id text primary key,
    at bigint not null,
    -- Absent: from the command line.
    by_user text references users (id)
);

-- Days that documents are kept once nobody waits for them; 0: as long as their account.
alter table service_settings add column keep_documents_days bigint not null default 0;
