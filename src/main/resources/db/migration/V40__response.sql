-- Until when the owner has to answer a dispatch, by claiming or objecting, and when a person did; a claim by letting that
-- time pass is no response. Issues dispatched before this version have neither: they leave the base of the rate.
alter table issue add column response_due_at timestamp(3) with time zone;
alter table issue add column responded_at timestamp(3) with time zone;

-- Rates count what was dispatched, published or borrowed in a period.
create index issue_dispatched on issue (dispatched_at);
create index experience_published on experience_edition (published_at);
create index borrowing_registered on borrowing (registered_at);
