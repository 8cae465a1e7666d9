-- What the operator decides for the whole service: one row.
create table service_settings (
    id bigint primary key check (id = 1),
    -- 1: whoever asks is answered at /search/1.0.
    public_lookup bigint not null,
    version bigint not null
);
insert into service_settings (id, public_lookup, version) values (1, 0, 1);

-- Cards that nobody is shown until the operator lifts it, whatever their source says meanwhile.
create table take_downs (
    participant_key text primary key references participants (participant_key),
    -- Why, for the operator alone.
    reason text not null,
    at bigint not null,
    by_user text not null references users (id)
);
