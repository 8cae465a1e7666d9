-- What changing a customer needs: a fifth relationship, who changed it last, and what a deletion can be undone from.

alter table customers rename column relationship to first_relationship;
alter table customers add column relationship text not null default 'ready'
    check (relationship in ('ready', 'awaitingAcceptance', 'refused', 'awaitingRouting', 'cancelled'));
update customers set relationship = first_relationship;
alter table customers drop column first_relationship;

-- The person behind the last change, and behind the deletion.
alter table customers add column updated_by text references users (id);
alter table customers add column deleted_by text references users (id);
-- The numbers a deleted customer had, a line each.
alter table customers add column freed_numbers text not null default '';
-- What the company is known by whatever its address, repeated from the participant; empty when nothing says.
alter table customers add column company_key text not null default '';
create index customers_by_company on customers (account_id, company_key, name, id) where deleted_at is null;
create index customers_deleted on customers (account_id, deleted_at) where deleted_at is not null;

-- What the object was called when it was changed.
alter table audit add column object_name text not null default '';
create index audit_by_time on audit (account_id, at, seq);
