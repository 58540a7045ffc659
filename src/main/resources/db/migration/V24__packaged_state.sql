-- Fingerprint of the packaged models that the last start brought in line; one row. The same package again is nothing new.
create table packaged_state (
    id          int primary key check (id = 1),
    fingerprint char(64) not null
);
