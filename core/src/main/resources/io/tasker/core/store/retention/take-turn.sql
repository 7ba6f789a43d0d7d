-- Used by: RetentionStore. Locks: the turn, until the transaction ends. Returns: whether nobody else has it.
SELECT pg_try_advisory_xact_lock(hashtext('tasker.retention'))
