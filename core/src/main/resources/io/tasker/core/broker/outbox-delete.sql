-- Used by: Outbox, once the broker has confirmed. Locks: the rows. A row that is gone is fine.
DELETE FROM tasker.outbox WHERE id = ANY(CAST(:ids AS uuid[]))
