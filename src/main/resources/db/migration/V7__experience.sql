-- An entry of the library, published from a highlight; publishing the highlight again makes the next edition.
create table experience (
    number       varchar(64) primary key,
    version      integer      not null,
    highlight    varchar(64)  not null unique references highlight,
    team         varchar(32)  not null references team,
    county       varchar(32)  not null references county,
    industry     varchar(32)  not null,
    market       varchar(32)  not null,
    scale        varchar(32)  not null,
    edition      integer      not null
);

create table experience_edition (
    experience   varchar(64)   not null references experience,
    edition      integer       not null,
    title        varchar(200)  not null,
    summary      varchar(2000) not null,
    change_text  varchar(500)  not null,
    conditions   varchar(2000) not null,
    verification varchar(20)   not null,
    published_at timestamp(3) with time zone not null,
    primary key (experience, edition)
);

-- Who borrowed what, with which adaptation, and what came of it; number is the business key (JY-2026-0005/J-01).
create table borrowing (
    number        varchar(64) primary key,
    version       integer       not null,
    experience    varchar(64)   not null references experience,
    edition       integer       not null,
    team          varchar(32)   not null references team,
    county        varchar(32)   not null references county,
    industry      varchar(32)   not null,
    market        varchar(32)   not null,
    scale         varchar(32)   not null,
    adaptation    varchar(2000) not null,
    conditions    varchar(500)  not null,
    status        varchar(20)   not null,
    reason        varchar(1000),
    effect        varchar(20),
    outcome       varchar(2000),
    registered_at timestamp(3) with time zone,
    outcome_at    timestamp(3) with time zone
);
create index borrowing_experience on borrowing (experience, number);
