-- The list of customers by when their source last confirmed them.

-- Repeated from the participant: its own time, or that of its source's last complete snapshot if that is later.
alter table customers add column as_of bigint not null default 0;
update customers set as_of = coalesce(
    (select case when s.snapshot_as_of > p.as_of then s.snapshot_as_of else p.as_of end
     from participants p join sources s on s.name = p.source
     where p.participant_key = customers.participant_key), 0);
create index customers_by_freshness on customers (account_id, as_of, name, id, state) where deleted_at is null;
