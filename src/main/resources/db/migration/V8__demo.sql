-- Demo edition only: how far its clock runs ahead, and whether its story has been told to the end. One row.
create table demo_state (
    id           integer primary key,
    clock_offset bigint  not null,
    story_told   boolean not null
);
insert into demo_state (id, clock_offset, story_told) values (1, 0, false);
