-- One schema for SQLite and PostgreSQL. Times are microseconds since 1970 in UTC; what is not known
-- is an empty text or 0. ${rowkey}, ${key} and ${clustered} are what the two databases call differently:
-- an integer key that is the row's place, text that is compared byte by byte, a table kept in the
-- order of its key.

-- Numbers that only grow: of the last detection, of the last change, of the last entry of the audit.
create table counter (
    name ${key} primary key,
    value bigint not null
);
insert into counter (name, value) values ('detection', 0), ('change', 0), ('audit', 0);

-- All conversations of one id: a pure function of them (and of what people said), so that it does
-- not matter in which order they come, or how often. "flow" is the conversation that speaks for all, "sums"
-- what all come to, in the words of class Facts.
create table detection (
    n ${rowkey},
    id ${key} not null unique,
    change_no bigint not null,
    version bigint not null,
    state integer not null,
    first_us bigint not null,
    last_us bigint not null,
    flow text not null,
    conversations integer not null,
    site ${key} not null,
    sums text not null
);
create index detection_last on detection (last_us, n);
create index detection_change on detection (change_no);
create index detection_site on detection (site, last_us);

-- What a sensor reported last of one conversation. "print" decides between two reports of the same
-- revision; "facts" are empty if it is the only one, as the sums of the detection say the same then;
-- "json" is the record, packed.
create table conversation (
    n bigint not null,
    flow ${key} not null,
    revision bigint not null,
    print bigint not null,
    first_us bigint not null,
    last_us bigint not null,
    facts text not null,
    json bytea not null,
    primary key (n, flow)
) ${clustered};

-- The regions that a detection is in, from the top to its own, for lists in the order of time.
create table detection_region (
    region ${key} not null,
    last_us bigint not null,
    n bigint not null,
    primary key (region, last_us, n)
) ${clustered};

-- What detections can be found by. A subject is the terms that come together, as those of a holder, an
-- address or a pool do: many detections are about the same ones, whose terms are written once. Its number
-- is a hash of its terms and of the regions that its detections are in; for each of these, and for '',
-- which is everything, its terms are in "term". So what is not in a region is not even looked at.
create table subject (
    s ${rowkey}
);
create table about (
    s bigint not null,
    n bigint not null,
    primary key (s, n)
) ${clustered};
create table term (
    region ${key} not null,
    term ${key} not null,
    s bigint not null,
    primary key (region, term, s)
) ${clustered};

-- The last report of a conversation within five minutes: sums since its beginning.
create table bucket (
    n bigint not null,
    flow ${key} not null,
    slot bigint not null,
    revision bigint not null,
    print bigint not null,
    facts text not null,
    primary key (n, flow, slot)
) ${clustered};

-- Regions that occurred, each below the one it stood below; an empty parent is the top.
create table region (
    code ${key} not null,
    parent ${key} not null,
    name text not null,
    primary key (code, parent)
) ${clustered};
create index region_parent on region (parent);

create table site (
    id ${key} primary key,
    regions text not null,
    first_us bigint not null,
    last_us bigint not null,
    detections bigint not null
);
create index site_last on site (last_us, id);
create table site_region (
    region ${key} not null,
    last_us bigint not null,
    site ${key} not null,
    first_us bigint not null,
    primary key (region, last_us, site)
) ${clustered};

-- Detections by the day they were last seen on, added up. Region '' is everything, pool '' all
-- pools. Rates are whole numbers of the unit
-- that "kind" names, power is in mW: whole numbers come to the same in whichever order they are added.
create table tally (
    region ${key} not null,
    pool ${key} not null,
    day bigint not null,
    kind ${key} not null,
    detections bigint not null,
    lo bigint not null,
    mid bigint not null,
    hi bigint not null,
    power_lo bigint not null,
    power_hi bigint not null,
    primary key (region, pool, day, kind)
) ${clustered};

create table sensor (
    region ${key} not null,
    source ${key} not null,
    first_us bigint not null,
    last_us bigint not null,
    conversations bigint not null,
    primary key (region, source)
) ${clustered};

create table annotation (
    id ${key} not null,
    version bigint not null,
    state integer not null,
    text text not null,
    said_by text not null,
    at_us bigint not null,
    primary key (id, version)
) ${clustered};

-- Detections that were removed, so that a late copy does not bring them back.
create table tombstone (
    id ${key} primary key,
    at_us bigint not null
);
create index tombstone_at on tombstone (at_us);

create table audit (
    n ${rowkey},
    at_us bigint not null,
    who text not null,
    role text not null,
    came_from text not null,
    purpose text not null,
    action text not null,
    query text not null,
    status integer not null,
    given bigint not null
);
create index audit_at on audit (at_us);
create index audit_who on audit (who, n);

create table token (
    id ${key} primary key,
    hash ${key} not null unique,
    name text not null,
    role text not null,
    everywhere integer not null,
    regions text not null,
    created_us bigint not null,
    expires_us bigint not null,
    revoked_us bigint
);
