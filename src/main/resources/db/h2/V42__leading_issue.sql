-- PostgreSQL, which has the column under this name from the first (its own V10), keeps the old one for itself.
alter table issue_merge alter column leading rename to leading_issue;
