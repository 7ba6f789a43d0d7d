-- Used by: PgmqMessaging.createStatement. Locks: an advisory lock per name until the commit.
-- Returns: one row without meaning.
SELECT pgmq.create(CAST(:queue AS text))
