-- Used by: RetentionStore. Locks: the parent and its default partition, for a moment; waits for them no
-- longer than :lock_ms. Returns: whether there was a partition.
SELECT tasker.drop_history_partition(:parent, :at, :lock_ms)
