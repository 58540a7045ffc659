-- Milliseconds that the machine's clock is ahead of the database's where that is more than it may be; zero else.
alter table node add column clock_off bigint default 0 not null;
