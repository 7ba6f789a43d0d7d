-- So many results are stored, and one message for each is sent.
WITH handed_in AS (
  UPDATE tasker.workflow_steps w
  SET state = 3, seq = w.seq + 1, retryable = false, result = CAST(:result AS jsonb),
    outcome = CAST(:outcome AS jsonb), lease_until = NULL, updated_at = :at
  FROM unnest(CAST(:tasks AS uuid[]), CAST(:steps AS int[])) AS b (task, step)
  WHERE w.task_uuid = b.task AND w.step_no = b.step
  RETURNING w.task_uuid, w.step_no, w.seq
), history AS (
  INSERT INTO tasker.step_transitions (task_uuid, step_no, seq, from_state, to_state, cause, at, detail)
  SELECT task_uuid, step_no, seq, 2, 3, 2, :at, CAST(:outcome AS jsonb) FROM handed_in
)
INSERT INTO pgmq.q_{results} (vt, message)
SELECT clock_timestamp(), jsonb_build_object('task_uuid', b.task, 'step_uuid', b.task, 'correlation_id', b.task)
FROM unnest(CAST(:tasks AS uuid[]), CAST(:steps AS int[])) AS b (task, step)
