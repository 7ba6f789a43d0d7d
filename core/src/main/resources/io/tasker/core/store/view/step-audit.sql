-- Used by: AuditStore (DbClient). Locks: none. Returns: what a step's results were, newest first: handed in
-- (2, 3), lease ran out (4), by hand (10 to 12). A small result is only in the step's row, which holds the
-- last one; a worker's success is the last one unless somebody completed the step by hand after it.
SELECT h.seq, h.from_state, h.to_state, h.cause, h.at, CAST(h.detail AS text) AS detail, d.name,
  t.correlation_id,
  CASE WHEN h.cause = 2 THEN CAST(coalesce(
    (SELECT r.result FROM tasker.step_results r
      WHERE r.task_uuid = h.task_uuid AND r.step_no = h.step_no AND r.seq = h.seq),
    CASE WHEN NOT EXISTS (SELECT FROM tasker.step_transitions m
        WHERE m.task_uuid = h.task_uuid AND m.step_no = h.step_no AND m.seq > h.seq AND m.cause = 11)
      THEN w.result END) AS text) END AS result
FROM tasker.step_transitions h
JOIN tasker.workflow_steps w ON w.task_uuid = h.task_uuid AND w.step_no = h.step_no
JOIN tasker.tasks t ON t.task_uuid = h.task_uuid
JOIN tasker.template_steps d ON d.template_step_id = w.template_step
WHERE h.task_uuid = CAST(:task AS uuid) AND h.step_no = CAST(:step AS int)
  AND h.cause IN (2, 3, 4, 10, 11, 12)
ORDER BY h.seq DESC
