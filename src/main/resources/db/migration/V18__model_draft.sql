-- Deployments that one person handed in and that wait for another to release them; kept afterwards as the record of who
-- designed and who released.
create table model_draft (
    deployment_id varchar(64) primary key,
    name          varchar(255),
    designer      varchar(255)                not null,
    drafted_at    timestamp(3) with time zone not null,
    ended_by      varchar(255),
    ended_at      timestamp(3) with time zone,
    -- the deployment that came of it; empty where it was withdrawn
    released_as   varchar(64)
);
