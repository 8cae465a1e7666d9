-- The search in one's own directory reads nothing but an index: by name and parts of identifiers, by provider.

-- The keys of all identifiers of the participant, a line each in their order, repeated like its name.
alter table customers add column identifier_keys text collate "C" not null default '';
update customers set identifier_keys = coalesce(
    (select string_agg(value_key, chr(10) order by position) from participant_identifiers i
     where i.participant_key = customers.participant_key), '');

drop index customers_by_name;
create index customers_by_name
    on customers (account_id, name, id, state, folded, provider_id, participant_key, identifier_keys, deleted_at)
    where deleted_at is null;
drop index customers_by_provider;
create index customers_by_provider
    on customers (account_id, provider_id, name, id, state, participant_key, deleted_at)
    where deleted_at is null;
