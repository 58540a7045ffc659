-- Since when and until when an organisation exists (both days included; null: since ever, until further notice), and which one
-- goes on with the posts and the open work of one that has ended. Rows stay and codes are never given again: cases name them.
alter table county add column from_day date;
alter table county add column to_day date;
alter table county add column successor varchar(32) references county;
alter table department add column from_day date;
alter table department add column to_day date;
alter table department add column successor varchar(32) references department;
alter table dispatching_unit add column from_day date;
alter table dispatching_unit add column to_day date;
alter table dispatching_unit add column successor varchar(32) references dispatching_unit;
alter table team add column from_day date;
alter table team add column to_day date;
alter table team add column successor varchar(32) references team;
