-- Start forms that were handed in lately, each by a fingerprint of who started what with which answers: the same one again
-- within a moment is a double click or a client's second try, on whichever machine it arrives.
create table start_form (
    fingerprint varchar(64)  primary key,
    instance    varchar(64)  not null,
    started_at  timestamp(3) with time zone not null
);
