-- What became of each task, so that figures, paths and one's own work outlive the engine's history. A row begins when somebody
-- takes the task by hand or gives it on, at the latest when it ends; one that arrives held has none until then.
create table task_work (
    task_id       varchar(64)  primary key,
    process_key   varchar(255) not null,
    definition_id varchar(64)  not null,
    instance_id   varchar(64)  not null,
    step          varchar(255) not null,
    name          varchar(255),
    -- Null while it is open, and where the case never got a number.
    case_number   varchar(255),
    created_at    timestamp(3) with time zone not null,
    -- The first time that somebody had it; null where nobody ever did.
    claimed_at    timestamp(3) with time zone,
    finished_at   timestamp(3) with time zone,
    due_at        timestamp(3) with time zone,
    -- Who had it last; null where nobody may know (HiddenPeople).
    holder        varchar(255),
    reassigned    integer not null,
    -- False where the flow took it away, for example when its limit had passed.
    done          boolean not null,
    -- The first line that its doer wrote into the timeline with it.
    outcome       varchar(100)
);
create index task_work_step on task_work (process_key, finished_at);
create index task_work_case on task_work (case_number);
create index task_work_instance on task_work (instance_id);
create index task_work_holder on task_work (holder, finished_at);

-- What managers search by.
create index issue_team on issue (raised_by_team);
create index issue_owner on issue (owner);
create index issue_registered on issue (registered_at);
