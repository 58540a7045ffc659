-- Files of a case; the bytes lie in the data folder, files/<first two letters of id>/<id>. A removed file keeps its row.
create table attachment (
    id          varchar(36) primary key,
    case_number varchar(64)  not null,
    instance    varchar(64)  not null,
    task        varchar(64)  not null,
    step        varchar(255) not null,
    name        varchar(200) not null,
    media_type  varchar(100) not null,
    size_bytes  bigint       not null,
    sha256      char(64)     not null,
    on_date     date         not null,
    kind        varchar(32)  not null,
    description varchar(200),
    uploaded_at timestamp(3) with time zone not null,
    uploaded_by varchar(64)  not null,
    removed_at  timestamp(3) with time zone,
    removed_by  varchar(64)
);
create index attachment_case on attachment (case_number, uploaded_at);
