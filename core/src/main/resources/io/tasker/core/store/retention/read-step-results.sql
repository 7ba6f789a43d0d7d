-- Used by: RetentionStore. Locks: none. Returns: the rows of a range of tasks as JSON, in order.
SELECT CAST(to_jsonb(x) AS text) FROM tasker.step_results x
WHERE x.task_uuid >= CAST(:from AS uuid) AND x.task_uuid < CAST(:before AS uuid)
ORDER BY x.task_uuid, x.step_no, x.seq
