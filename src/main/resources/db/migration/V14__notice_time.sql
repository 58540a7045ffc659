-- When a notice may be read: what is not urgent waits for business hours.
alter table notice add column shown_at timestamp(3) with time zone;
update notice set shown_at = at;
alter table notice alter column shown_at set not null;
