-- Who has a question too (我也有此问题). A count for the room and the moderator: no score, rate or ranking may read it.
create table question_support (
    question varchar(64) not null references question,
    person   varchar(64) not null,
    said_at  timestamp(3) with time zone not null,
    primary key (question, person)
);
create index question_support_person on question_support (person);
create index question_merged on question (merged_into);

-- Everybody besides its asker who stands behind a question, once each: who said so, and who asked or said so of a
-- question that was merged into it.
create view question_voice as
select v.question, v.person
from (
    select question, person from question_support
    union
    select merged_into, asker from question where merged_into is not null
    union
    select m.merged_into, s.person from question_support s join question m on m.number = s.question
    where m.merged_into is not null
) v
join question q on q.number = v.question
where v.person <> q.asker;

-- The library of answers (答复库), one for each question answered for good. text is the answer as it stands today; what
-- was answered at the time stays with the question.
create table library_answer (
    question     varchar(64) primary key references question,
    owner        varchar(64)   not null,
    owner_name   varchar(100)  not null,
    text         varchar(4000) not null,
    published_at timestamp(3) with time zone not null,
    reviewed_at  timestamp(3) with time zone,
    review_at    timestamp(3) with time zone not null,
    withdrawn_at timestamp(3) with time zone,
    withdrawn_why varchar(1000)
);
create index library_answer_published on library_answer (published_at);

-- One list of ratings for answers and for issues.
update question set rating = 'acceptable' where rating = 'mostly';

-- An issue made of an anonymous question names no team: the secretariat speaks for the asker.
alter table issue alter column raised_by_team drop not null;
