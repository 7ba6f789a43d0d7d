-- Used by: PgmqMessaging.existsStatement. Locks: none. Returns: one row.
SELECT to_regclass('pgmq.q_' || lower(CAST(:queue AS text))) IS NOT NULL AS present
