-- What the supervision board asks again and again: the few open issues among all there ever were, and what happened lately.
create index issue_status on issue (status);
create index issue_closed on issue (closed_at);
create index chase_at on chase (at);
create index extension_asked on extension (asked_at);
create index contest_asked on contest (asked_at);
