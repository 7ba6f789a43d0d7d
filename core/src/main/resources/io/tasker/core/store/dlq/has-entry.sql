-- Used by: DlqUpdateStore. Locks: none. Returns: the entry's id, if it is there.
SELECT d.dlq_entry_uuid FROM tasker.tasks_dlq d WHERE d.dlq_entry_uuid = CAST(:entry AS uuid)
