-- What somebody has typed into the form of an open task and not handed in: a JSON object of the form's fields. The row goes
-- with the task, and when the task goes to somebody else.
create table form_draft (
    task     varchar(64),
    person   varchar(64),
    content  varchar(1000000)            not null,
    saved_at timestamp(3) with time zone not null,
    primary key (task, person)
);
create index form_draft_person on form_draft (person);
