-- One window per session in which questions may be asked.
create table question_window (
    session_number varchar(16) primary key,
    closes_at      timestamp(3) with time zone not null,
    is_open        boolean not null
);

-- A question and its answers; number is the case's business key (2026-03/Q-012). asker is known to the secretariat always.
create table question (
    number         varchar(64) primary key,
    version        integer       not null,
    session_number varchar(16)   not null,
    asker          varchar(64)   not null,
    asker_title    varchar(100)  not null,
    asker_team     varchar(32) references team,
    anonymous      boolean       not null,
    addressee      varchar(64)   not null,
    addressee_name varchar(100)  not null,
    text           varchar(2000) not null,
    status         varchar(20)   not null,
    answer         varchar(4000),
    answered_by    varchar(64),
    answered_at    timestamp(3) with time zone,
    follow_up      varchar(1000),
    rating         varchar(20),
    merged_into    varchar(64) references question,
    issue_number   varchar(64),
    reason         varchar(1000)
);
create index question_session on question (session_number, number);
