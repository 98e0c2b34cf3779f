-- When a detection was taken in, by the clock of who keeps the ledger: captures may be older than what they
-- are kept for, and the clock of a sensor may be anywhere. 0 for what was there before this was noted.
alter table detection add column taken_us bigint not null default 0;
