-- Used by: HistoryStore, for a move that an operator asked for. Locks: none. Returns: the setting, which
-- ends with the transaction.
SELECT set_config('statement_timeout', '600s', true)
