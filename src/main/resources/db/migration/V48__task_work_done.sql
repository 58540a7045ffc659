-- How many tasks somebody has done is counted from the index alone: with 3 million rows PostgreSQL read the whole table for it.
create index task_work_done on task_work (holder, done, finished_at);
drop index task_work_holder;
