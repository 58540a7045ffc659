-- Who did what. Append-only and chained: each row's hash covers the row and the hash of the row before it, so that a changed,
-- missing or added row is found. Times are of the wall clock, which no demo moves.
create table audit_entry (
    seq     bigint primary key,
    at      timestamp(3) with time zone not null,
    actor   varchar(64)  not null,
    action  varchar(200) not null,
    subject varchar(255),
    detail  varchar(4000),
    result  varchar(10)  not null,
    address varchar(64)  not null,
    hash    char(64)     not null
);
create index audit_entry_actor on audit_entry (actor, seq);
create index audit_entry_subject on audit_entry (subject, seq);
create index audit_entry_at on audit_entry (at);

-- The end of the chain, and where it begins since older rows were cleared. One row.
create table audit_chain (
    id          int primary key check (id = 1),
    last_seq    bigint   not null,
    last_hash   char(64) not null,
    before_seq  bigint   not null,
    before_hash char(64) not null
);
insert into audit_chain (id, last_seq, last_hash, before_seq, before_hash)
values (1, 0, repeat('0', 64), 0, repeat('0', 64));
