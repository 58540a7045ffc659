-- Set by somebody else: its owner must choose another one before anything else.
alter table account_state add column password_given boolean default false not null;
