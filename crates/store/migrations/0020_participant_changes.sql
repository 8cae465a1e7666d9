-- What the index of names and identifiers has to follow, in the order of commits: writers come one after the other.
-- The last row is never swept away, so that numbers go on growing from it.
create table participant_changes (
    seq integer primary key,
    -- Null: whoever follows makes the index anew.
    participant_key text
);
insert into participant_changes (participant_key) values (null);
