-- Used by: ViewStore (DbClient). Locks: none. Returns: how many steps of each task are in which state, and
-- whether they could be enqueued now.
SELECT w.task_uuid, w.state,
  (w.state = 0 OR (w.state = 5 AND w.next_attempt_at <= CAST(:now AS timestamptz)))
    AND w.remaining = 0 AND (w.attempts = 0 OR w.attempts < w.max_attempts) AS ready,
  count(*) AS n
FROM tasker.workflow_steps w
WHERE w.task_uuid = ANY (CAST(:tasks AS uuid[]))
GROUP BY 1, 2, 3
