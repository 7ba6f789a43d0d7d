-- Part of WRITE: steps that an operator reset or completed. Compared as other steps are; a reset takes
-- the attempts back, a completion gives a result. Results above about 1 kB live in their own table.
repaired_steps AS (
  UPDATE tasker.workflow_steps x
  SET state = b.state, seq = b.seq, remaining = b.remaining, updated_at = :at, lease_until = NULL,
    next_attempt_at = NULL, attempts = CASE WHEN b.reset THEN 0 ELSE x.attempts END,
    retryable = CASE WHEN NOT b.reset THEN x.retryable END,
    result = CASE WHEN b.completed THEN CAST(b.result AS jsonb) ELSE x.result END,
    outcome = coalesce(CAST(b.outcome AS jsonb), x.outcome)
  FROM unnest(CAST(:r_task AS uuid[]), CAST(:r_step AS int[]), CAST(:r_seq0 AS int[]),
    CAST(:r_remaining0 AS int[]), CAST(:r_state AS int[]), CAST(:r_seq AS int[]),
    CAST(:r_remaining AS int[]), CAST(:r_outcome AS text[]), CAST(:r_reset AS boolean[]),
    CAST(:r_completed AS boolean[]), CAST(:r_result AS text[]), CAST(:r_large_result AS text[]))
    AS b (task, step, seq0, remaining0, state, seq, remaining, outcome, reset, completed, result,
      large_result)
  WHERE x.task_uuid = b.task AND x.step_no = b.step AND x.seq = b.seq0 AND x.remaining = b.remaining0
  RETURNING x.task_uuid, x.step_no, x.seq, b.large_result
), repaired_results AS (
  INSERT INTO tasker.step_results (task_uuid, step_no, seq, result)
  SELECT task_uuid, step_no, seq, CAST(large_result AS jsonb)
  FROM repaired_steps WHERE large_result IS NOT NULL
)
