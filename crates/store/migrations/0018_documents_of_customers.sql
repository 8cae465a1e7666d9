-- The documents of one customer, newest first.

create index documents_by_participant on documents (account_id, participant_key, created_at, id);
