-- Used by: WorkerStore. Locks: the worker's row. Returns: nothing.
UPDATE tasker.workers SET last_seen_at = :now WHERE worker_no = :worker
