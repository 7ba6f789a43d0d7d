-- Part of WRITE.
step_history AS (
  INSERT INTO tasker.step_transitions (task_uuid, step_no, seq, from_state, to_state, cause, at, detail)
  SELECT b.task, b.step, b.seq, b.from_state, b.to_state, b.cause, :at, CAST(b.detail AS jsonb)
  FROM unnest(CAST(:st_task AS uuid[]), CAST(:st_step AS int[]), CAST(:st_seq AS int[]),
    CAST(:st_from AS int[]), CAST(:st_to AS int[]), CAST(:st_cause AS int[]), CAST(:st_detail AS text[]))
    AS b (task, step, seq, from_state, to_state, cause, detail)
)
