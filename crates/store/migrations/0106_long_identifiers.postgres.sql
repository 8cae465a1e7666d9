-- An entry of an index has at most 2 704 bytes here, and the keys of all identifiers may take more: they are read from
-- the customers themselves.

drop index customers_by_name;
create index customers_by_name
    on customers (account_id, name, id, state, folded, provider_id, participant_key, deleted_at)
    where deleted_at is null;
