-- The date by which clients know a revision. Seconds, and a clock that is set back, can give two changes the same time:
-- those of a request that asks by date alone would be told apart by nothing.

-- The Last-Modified of every answer, in seconds of the epoch: when the revision was made, or, where another was made in
-- the same second, up to five seconds later.
ALTER TABLE dataset ADD COLUMN dated INTEGER NOT NULL DEFAULT 0;

-- The latest that any revision was ever dated.
ALTER TABLE dataset ADD COLUMN latest_dated INTEGER NOT NULL DEFAULT 0;

-- 1 where this revision is dated later than all before it, so that no earlier one has its date; a later one that has
-- it is not dated alone.
ALTER TABLE dataset ADD COLUMN dated_alone INTEGER NOT NULL DEFAULT 0 CHECK (dated_alone IN (0, 1));

UPDATE dataset SET dated = unixepoch(changed_at), latest_dated = unixepoch(changed_at);
