-- What look-ups in the network itself have found of participants.

create table participant_checks (
    participant_key text primary key references participants (participant_key),
    -- The last answer that was one; absent before the first.
    answer text check (answer in ('receives', 'notRegistered', 'notServed', 'cannotReceive')),
    answered_at bigint,
    source text,
    provider text,
    certificate_until bigint,
    document_types bigint,
    -- When nobody answered, if that was later. Never in place of an answer.
    failed_at bigint,
    failed_source text,
    failed_detail text,
    -- Of a participant that a check has marked as removed: when, and how fresh its entry had been. It comes back
    -- when the register has it again, unless its source has said something since.
    removed_at bigint,
    removed_as_of bigint
);
