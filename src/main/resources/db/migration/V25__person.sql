-- Who the holder of an account is. Names and telephones of persons stand here alone: the engine, its history, timelines and
-- the audit know people by account and post.
create table person (
    user_id varchar(64) primary key,
    name    varchar(60) not null,
    phone   varchar(20)
);
