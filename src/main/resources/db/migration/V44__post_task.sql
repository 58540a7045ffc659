-- The open tasks of each post, in the order in which people ask for them: the engine's own query joins links and grants for every
-- open task before it gives the first fifteen. Written by engine/PostTaskWriter with the task itself; tasks without a limit stand
-- at the end of time, as both databases sort them. The times are the engine's own, without a zone.
create table post_task (
    task_id varchar(64)  not null,
    post    varchar(255) not null,
    -- Whether somebody has it.
    held    boolean      not null,
    due_at  timestamp    not null,
    -- Whether other posts have it, too: only such tasks need be told apart where somebody counts those of several posts.
    shared  boolean      not null,
    primary key (task_id, post)
);
create index post_task_due on post_task (post, held, due_at, task_id, shared);
