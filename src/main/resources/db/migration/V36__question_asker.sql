-- What a person has asked is a page of theirs.
create index question_asker on question (asker);
