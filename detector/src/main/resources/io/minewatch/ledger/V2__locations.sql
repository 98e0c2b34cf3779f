-- Tables of who has which addresses, as they were imported; "finished" once all that is young enough
-- was located anew by it.
create table assignment_import (
    id ${rowkey},
    at_us bigint not null,
    source text not null,
    hash ${key} not null,
    table_rows bigint not null,
    finished integer not null
);

-- Where a conversation was thought to be until an import said otherwise; "place" is that part of its
-- record, "regions" are the codes from the top down.
create table former_location (
    n bigint not null,
    flow ${key} not null,
    import_id bigint not null,
    regions text not null,
    place text not null,
    primary key (n, flow, import_id)
) ${clustered};
