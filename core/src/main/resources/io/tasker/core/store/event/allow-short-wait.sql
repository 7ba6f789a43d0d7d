-- Used by: EventStore, before summarizing. Locks: none. Returns: one row. Shorter than the second after
-- which waiting for a vacuum would end that vacuum.
SELECT set_config('lock_timeout', '50ms', true)
