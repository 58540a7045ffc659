-- One department's review of one highlight; number is the case's business key (2026-03/L-07/D-agri).
create table review (
    number         varchar(64) primary key,
    version        integer     not null,
    session_number varchar(16) not null,
    highlight      varchar(64) not null references highlight,
    department     varchar(32) not null references department,
    status         varchar(20) not null,
    truth          integer,
    effect         integer,
    repeatability  integer,
    newness        integer,
    conclusion     varchar(32),
    comment        varchar(2000),
    entered_by     varchar(64),
    at             timestamp(3) with time zone
);
create index review_highlight on review (highlight);
create index review_session on review (session_number, number);
