-- An id is of an address and a day, and the address may change hands within it. So there is a detection for
-- each site that an id was at. The conversations of an id stand under one number, that of its first
-- detection; which of them are whose says the site in their facts.
create table detection_of_site (
    n ${rowkey},
    id ${key} not null,
    first_n bigint not null,
    change_no bigint not null,
    version bigint not null,
    state integer not null,
    first_us bigint not null,
    last_us bigint not null,
    flow text not null,
    conversations integer not null,
    site ${key} not null,
    sums text not null,
    unique (id, site)
);
insert into detection_of_site
    select n, id, n, change_no, version, state, first_us, last_us, flow, conversations, site, sums
    from detection;

-- What people say is of one of them.
create table annotation_of_site (
    n bigint not null,
    version bigint not null,
    state integer not null,
    text text not null,
    said_by text not null,
    at_us bigint not null,
    primary key (n, version)
) ${clustered};
insert into annotation_of_site
    select d.n, a.version, a.state, a.text, a.said_by, a.at_us
    from annotation a join detection d on d.id = a.id;
drop table annotation;
alter table annotation_of_site rename to annotation;

drop table detection;
alter table detection_of_site rename to detection;
create index detection_last on detection (last_us, n);
create index detection_change on detection (change_no);
create index detection_site on detection (site, last_us);

-- 1 once those that were there before are told apart by site, when the ledger is opened.
insert into counter (name, value) values ('sites', 0);
