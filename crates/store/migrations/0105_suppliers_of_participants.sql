-- Whether an account knows a sender is asked for each participant of a page, whatever other accounts know.

create index suppliers_by_account_and_participant on suppliers (account_id, participant_key);
