-- A session (期); number is the case's business key (2026-03). The agenda is kept with the highlights.
create table session (
    number             varchar(64) primary key,
    version            integer      not null,
    opened_at          timestamp(3) with time zone not null,
    status             varchar(20)  not null,
    theme              varchar(200),
    task_category      varchar(32),
    meeting_form       varchar(32),
    place              varchar(200),
    meeting_date       date,
    speaker_count      integer,
    agenda_minutes     integer,
    minutes_opening    varchar(4000),
    minutes_highlights varchar(4000),
    minutes_questions  varchar(4000),
    minutes_issues     varchar(4000),
    minutes_decisions  varchar(4000),
    signed_by          varchar(64),
    signed_at          timestamp(3) with time zone
);

create table invited_team (
    session varchar(64) not null references session,
    team    varchar(32) not null references team,
    absent  boolean     not null,
    primary key (session, team)
);

create table invited_department (
    session    varchar(64) not null references session,
    department varchar(32) not null references department,
    absent     boolean     not null,
    primary key (session, department)
);
