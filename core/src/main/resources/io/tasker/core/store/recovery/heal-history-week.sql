-- Used by: HistoryStore. Locks: the default partitions, if the week has rows there. Returns: how many rows
-- were moved to where they belong, or -1 if a table has more than :most.
SELECT tasker.heal_history_week(:at, :most)
