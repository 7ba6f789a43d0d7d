-- Used by: EventStore. Locks: none. Returns: the oldest transaction that is still running: whatever wrote
-- before it is committed or gone; and whether others have begun since. The rest of the transaction looks windows up by their index, however
-- small the planner believes the tables to be.
SELECT txid_snapshot_xmin(s.now), txid_snapshot_xmax(s.now) > txid_snapshot_xmin(s.now) + 1,
  set_config('enable_seqscan', 'off', true)
FROM (SELECT txid_current_snapshot() AS now) s
