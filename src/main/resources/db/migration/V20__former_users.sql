-- Ids are never used again: tasks, cases and timelines still name them, and a namesake would inherit those.
alter table account_state add column removed_at timestamp(3) with time zone;
