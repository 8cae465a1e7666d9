-- Files of customers: the file itself and what would be, or was, done with each of its lines. The file and its lines
-- are swept after 30 days; the counts stay.

create table csv_imports (
    id text primary key,
    account_id text not null references accounts (id),
    created_at bigint not null,
    created_by text not null references users (id),
    file_name text not null,
    -- As text, whatever its encoding was; null once it is swept.
    content text,
    separator text not null,
    encoding text not null check (encoding in ('utf8', 'latin1')),
    has_header bigint not null,
    lines bigint not null,
    -- JSON.
    columns text not null,
    lost_zeros text not null,
    state text not null check (state in ('uploaded', 'previewed', 'running', 'applied', 'failed', 'undone')),
    -- Lines by outcome, JSON; null before the first preview.
    counts text,
    finished_at bigint,
    undone bigint,
    kept bigint
);
create index csv_imports_by_account on csv_imports (account_id, created_at, id);
create index csv_imports_by_time on csv_imports (created_at) where content is not null;
-- One at a time writes into a directory.
create unique index csv_imports_running on csv_imports (account_id) where state = 'running';

create table csv_import_lines (
    import_id text not null references csv_imports (id) on delete cascade,
    line bigint not null,
    name text not null,
    identifier text not null,
    numbers text not null,
    outcome text not null check (outcome in ('created', 'updated', 'unchanged', 'ambiguous', 'rejected')),
    reason text,
    column_name text,
    value text,
    holder text,
    -- JSON.
    candidates text not null,
    -- The participant that was chosen for an ambiguous line, as given and as compared.
    chosen text,
    chosen_key text,
    participant_key text,
    customer_id text,
    -- Once applied: the customer's version after it, and what it had before, JSON.
    version bigint,
    before text,
    primary key (import_id, line)
);
create index csv_import_lines_by_outcome on csv_import_lines (import_id, outcome, line);
create index csv_import_lines_by_participant on csv_import_lines (import_id, participant_key);
