-- So many results are taken: their steps are complete, others nearer to their turn or enqueued, tasks moved on.
WITH taken AS (
  DELETE FROM pgmq.q_{results}
  WHERE msg_id = ANY (ARRAY(
    SELECT msg_id FROM pgmq.q_{results}
    WHERE vt <= clock_timestamp() AND msg_id >= CAST(:from AS bigint)
    ORDER BY msg_id LIMIT CAST(:max AS int) FOR UPDATE SKIP LOCKED))
  RETURNING msg_id
), changed_tasks AS (
  UPDATE tasker.tasks x
  SET state = b.state, seq = b.seq, n_done = b.done, n_active = b.active, updated_at = :at,
    completed_at = CASE WHEN b.state = 8 THEN CAST(:at AS timestamptz) END
  FROM unnest(CAST(:t_task AS uuid[]), CAST(:t_state AS int[]), CAST(:t_seq AS int[]), CAST(:t_done AS int[]),
    CAST(:t_active AS int[])) AS b (task, state, seq, done, active)
  WHERE x.task_uuid = b.task
), changed_steps AS (
  UPDATE tasker.workflow_steps x
  SET state = b.state, seq = b.seq, remaining = b.remaining, updated_at = :at
  FROM unnest(CAST(:s_task AS uuid[]), CAST(:s_step AS int[]), CAST(:s_state AS int[]), CAST(:s_seq AS int[]),
    CAST(:s_remaining AS int[])) AS b (task, step, state, seq, remaining)
  WHERE x.task_uuid = b.task AND x.step_no = b.step
), task_history AS (
  INSERT INTO tasker.task_transitions (task_uuid, seq, from_state, to_state, cause, at)
  SELECT b.task, b.seq, b.from_state, b.to_state, b.cause, :at
  FROM unnest(CAST(:tt_task AS uuid[]), CAST(:tt_seq AS int[]), CAST(:tt_from AS int[]), CAST(:tt_to AS int[]),
    CAST(:tt_cause AS int[])) AS b (task, seq, from_state, to_state, cause)
), step_history AS (
  INSERT INTO tasker.step_transitions (task_uuid, step_no, seq, from_state, to_state, cause, at)
  SELECT b.task, b.step, b.seq, b.from_state, b.to_state, b.cause, :at
  FROM unnest(CAST(:st_task AS uuid[]), CAST(:st_step AS int[]), CAST(:st_seq AS int[]), CAST(:st_from AS int[]),
    CAST(:st_to AS int[]), CAST(:st_cause AS int[])) AS b (task, step, seq, from_state, to_state, cause)
), sent AS (
  INSERT INTO pgmq.q_{steps} (vt, message, headers)
  SELECT clock_timestamp(), jsonb_build_object('task_uuid', b.task, 'step_uuid', b.task, 'correlation_id', b.task),
    jsonb_build_object('label', b.step)
  FROM unnest(CAST(:m_task AS uuid[]), CAST(:m_step AS int[])) AS b (task, step)
)
SELECT max(msg_id) FROM taken
