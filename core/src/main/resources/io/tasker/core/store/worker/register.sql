-- Used by: WorkerStore. Locks: none. Returns: the number under which this worker claims.
INSERT INTO tasker.workers (worker_id, host, started_at, last_seen_at)
VALUES (:worker, :host, :now, :now)
RETURNING worker_no
