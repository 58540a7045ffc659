-- A team's highlight in one session; number is the case's business key (2026-03/L-07).
create table highlight (
    number         varchar(64) primary key,
    version        integer      not null,
    session_number varchar(16)  not null,
    team           varchar(32)  not null references team,
    status         varchar(20)  not null,
    verification   varchar(20)  not null,
    round          integer      not null,
    title          varchar(200),
    summary        varchar(2000),
    three_forces   varchar(200),
    three_tasks    varchar(200),
    figure_name    varchar(100),
    figure_before  decimal(18, 2),
    figure_after   decimal(18, 2),
    funding        decimal(18, 2),
    industry       varchar(32),
    market         varchar(32),
    scale          varchar(32),
    resources      varchar(500),
    cost           decimal(18, 2),
    preconditions  varchar(500),
    agenda_order   integer,
    submitted_at   timestamp(3) with time zone
);
create index highlight_session on highlight (session_number, number);
create index highlight_team on highlight (team, submitted_at);

create table evidence (
    highlight     varchar(64)  not null references highlight,
    highlight_key integer      not null,
    on_date       date         not null,
    kind          varchar(32)  not null,
    description   varchar(200) not null,
    kept_at       varchar(200),
    primary key (highlight, highlight_key)
);
