-- PostgreSQL, which has the column under this name from the first (its own V10), keeps the old one for itself.
alter table issue_merge add column leading_issue varchar(64) references issue;
update issue_merge set leading_issue = leading;
alter table issue_merge alter column leading_issue set not null;
drop index issue_merge_leading;
alter table issue_merge drop column leading;
create index issue_merge_leading on issue_merge (leading_issue, id);
