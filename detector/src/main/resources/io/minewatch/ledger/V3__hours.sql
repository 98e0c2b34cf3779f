-- What went on in each hour: of all detections of a region that were last seen on a day, when they began and
-- when they ended, added up by hour and packed, see class HourProfile. Region '' is everything. For
-- each region and day there is one row, as many detections change the same ones at once.
create table hours (
    day bigint not null,
    region ${key} not null,
    profile bytea not null,
    primary key (day, region)
) ${clustered};

-- 1 once all detections are in it: those that were there before are taken in when the ledger is opened.
insert into counter (name, value) values ('hours', 0);
