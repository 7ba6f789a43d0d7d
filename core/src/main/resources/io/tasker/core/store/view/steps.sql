-- Used by: ViewStore (DbClient). Locks: none. Returns: the steps of a task in order, or the one asked
-- for; -1 asks for all. None if there is no such task or step.
SELECT w.step_no, d.position, p.template_uuid, d.name, w.state, w.seq, w.parents, w.remaining, w.attempts,
  w.max_attempts, w.retryable, w.next_attempt_at, w.claimed_at, w.updated_at, t.created_at,
  CAST(coalesce(w.result, (SELECT r.result FROM tasker.step_results r
    WHERE r.task_uuid = w.task_uuid AND r.step_no = w.step_no ORDER BY r.seq DESC LIMIT 1)) AS text) AS result,
  CAST(w.outcome AS text) AS outcome,
  (SELECT max(h.at) FROM tasker.step_transitions h WHERE h.task_uuid = w.task_uuid
    AND h.step_no = w.step_no AND h.to_state IN (4, 7)) AS last_failure_at
FROM tasker.workflow_steps w
JOIN tasker.tasks t USING (task_uuid)
JOIN tasker.template_steps d ON d.template_step_id = w.template_step
JOIN tasker.templates p ON p.template_id = d.template_id
WHERE w.task_uuid = CAST(:task AS uuid) AND CAST(:step AS int) IN (-1, w.step_no)
ORDER BY w.step_no
