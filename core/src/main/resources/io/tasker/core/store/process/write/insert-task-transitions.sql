-- Part of WRITE.
task_history AS (
  INSERT INTO tasker.task_transitions (task_uuid, seq, from_state, to_state, cause, at)
  SELECT b.task, b.seq, b.from_state, b.to_state, b.cause, :at
  FROM unnest(CAST(:tt_task AS uuid[]), CAST(:tt_seq AS int[]), CAST(:tt_from AS int[]),
    CAST(:tt_to AS int[]), CAST(:tt_cause AS int[]))
    AS b (task, seq, from_state, to_state, cause)
)
