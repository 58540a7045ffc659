-- Machines that run the system on this database, each telling now and then that it lives.
create table node (
    id         varchar(64)  primary key,
    name       varchar(200) not null,
    version    varchar(60)  not null,
    jobs       boolean      not null,
    started_at timestamp(3) with time zone not null,
    seen_at    timestamp(3) with time zone not null
);
