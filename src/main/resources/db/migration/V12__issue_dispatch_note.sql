-- What the dispatcher asked of the owner: the supervision order (督办单) says it again, in words of its own.
alter table issue add column dispatch_note varchar(500);
