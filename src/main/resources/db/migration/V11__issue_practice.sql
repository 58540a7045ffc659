-- How often the lamp of an issue turned red, since when it is red in this round, and the step of the ladder that the reds
-- led to at once.
alter table issue add column reds integer default 0 not null;
alter table issue add column red_since timestamp(3) with time zone;
alter table issue add column called_step integer default 0 not null;
update issue set reds = 1 where was_red;

-- When a co-department was asked, and the one time its contribution was sent back as too thin, with a limit of its own.
alter table contribution add column asked_at timestamp(3) with time zone;
alter table contribution add column returned_at timestamp(3) with time zone;
alter table contribution add column returned_by varchar(64);
alter table contribution add column return_reason varchar(500);
alter table contribution add column return_due_at timestamp(3) with time zone;
