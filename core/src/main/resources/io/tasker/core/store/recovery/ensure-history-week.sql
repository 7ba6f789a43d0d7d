-- Used by: HistoryStore. Locks: the parents of the history, for a moment, if a week is new. Returns: how
-- many partitions were made.
SELECT tasker.ensure_history_week(:at)
