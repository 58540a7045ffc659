-- When the traces of a removed account were erased; of it, only the id is kept, so that nobody gets it again.
alter table account_state add column erased_at timestamp(3) with time zone;
