-- The transaction that wrote a transition: what watchers read history by. Null in history that is older
-- than this column; it can be looked at, but not be replayed. A default, so that no statement of the
-- engine changes; bigint, since a BRIN index takes no xid8 and nothing casts xid8 to bigint directly.
ALTER TABLE tasker.task_transitions ADD COLUMN xid bigint;
ALTER TABLE tasker.task_transitions ALTER COLUMN xid SET DEFAULT txid_current();
ALTER TABLE tasker.step_transitions ADD COLUMN xid bigint;
ALTER TABLE tasker.step_transitions ALTER COLUMN xid SET DEFAULT txid_current();

-- Rows lie in the order of their transactions, nearly: a summary per 128 pages finds a window of them,
-- and an insert writes nothing into it. Steps are only ever watched with their task, by its key.
CREATE INDEX task_transitions_xid ON tasker.task_transitions USING brin (xid)
  WITH (pages_per_range = 128, autosummarize = on);
