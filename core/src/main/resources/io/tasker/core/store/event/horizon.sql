-- Used by: EventStore. Locks: none. Returns: the oldest transaction of this database that is still running:
-- whatever wrote here before it is committed or gone; and whether others have begun since. The numbers are
-- those of the whole server; one that is seen at work in another database writes nothing here. The rest of
-- the transaction looks windows up by their index, however small the planner believes the tables to be.
SELECT h.oldest, h.next > h.oldest + 1, set_config('enable_seqscan', 'off', true)
FROM (
  SELECT txid_snapshot_xmax(s.now) AS next, coalesce(
    (SELECT min(x.xid) FROM txid_snapshot_xip(s.now) AS x (xid)
      WHERE NOT EXISTS (SELECT FROM pg_stat_get_activity(NULL) a
        WHERE a.backend_xid = CAST(CAST(x.xid % 4294967296 AS text) AS xid)
          AND a.datid <> (SELECT d.oid FROM pg_database d WHERE d.datname = current_database()))),
    txid_snapshot_xmax(s.now)) AS oldest
  FROM (SELECT txid_current_snapshot() AS now OFFSET 0) s
  OFFSET 0
) h
