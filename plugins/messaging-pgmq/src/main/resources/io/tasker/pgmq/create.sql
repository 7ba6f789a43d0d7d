-- Used by: PgmqMessaging.createStatement. Locks: an advisory lock per name until the commit, which the
-- extension does not take in all its versions. Returns: one row without meaning, none if the queue is
-- there: the extension would want its owner's rights even to do nothing.
SELECT pgmq.create(CAST(:queue AS text))
FROM (SELECT pg_advisory_xact_lock(hashtext('tasker queue ' || lower(CAST(:queue AS text))))) AS waited
WHERE to_regclass('pgmq.q_' || lower(CAST(:queue AS text))) IS NULL
