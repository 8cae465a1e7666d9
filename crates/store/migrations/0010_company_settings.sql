-- How a company's directories treat whoever is not in them, by effect; and messages for some people of it alone.

alter table accounts add column customer_directory text not null default 'closed'
    check (customer_directory in ('open', 'closed'));
alter table accounts add column supplier_directory text not null default 'open'
    check (supplier_directory in ('open', 'closed'));
alter table accounts add column settings_version bigint not null default 1;

-- For this person alone; for administrators alone. Neither: for everybody of the company.
alter table messages add column user_id text references users (id);
alter table messages add column for_admins bigint not null default 0;
