-- Used by: PgmqMessaging.statsStatement. Locks: none. Returns: one row.
SELECT
  count(*) AS depth,
  CAST(extract(epoch FROM clock_timestamp() - min(enqueued_at)) AS double precision)
    AS oldest_seconds
FROM pgmq.q_{queue}
