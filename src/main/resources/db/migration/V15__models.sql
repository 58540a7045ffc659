-- Changes of packaged models that a release brought and that wait beside an administrator's own version.
create table packaged_update (
    model_key   varchar(255) primary key,
    resource    varchar(255)                not null,
    fingerprint char(64)                    not null,
    since       timestamp(3) with time zone not null
);
