-- Used by: SubmitStore, joined with the "send" part of the result queue. Locks: step rows in the order
-- of the arrays. Returns: the results that were taken. One not returned came too late: its lease had
-- run out, or it was handed in before.
WITH handed_in AS (
  UPDATE tasker.workflow_steps w
  SET state = b.state, seq = w.seq + 1, retryable = b.retryable, result = CAST(b.result AS jsonb),
    outcome = CAST(b.outcome AS jsonb), lease_until = NULL, updated_at = greatest(:now, w.updated_at)
  FROM unnest(CAST(:tasks AS uuid[]), CAST(:steps AS int[]), CAST(:tokens AS int[]), CAST(:states AS int[]),
    CAST(:causes AS int[]), CAST(:retryable AS boolean[]), CAST(:results AS text[]),
    CAST(:outcomes AS text[]), CAST(:large_results AS text[]))
    AS b (task, step, token, state, cause, retryable, result, outcome, large_result)
  WHERE w.task_uuid = b.task AND w.step_no = b.step AND w.seq = b.token AND w.state = 2
  RETURNING w.task_uuid, w.step_no, w.seq, w.state, w.updated_at, b.cause, b.outcome, b.large_result
), history AS (
  INSERT INTO tasker.step_transitions (task_uuid, step_no, seq, from_state, to_state, cause, at, detail)
  SELECT task_uuid, step_no, seq, 2, state, cause, updated_at, CAST(outcome AS jsonb) FROM handed_in
), large AS (
  INSERT INTO tasker.step_results (task_uuid, step_no, seq, result)
  SELECT task_uuid, step_no, seq, CAST(large_result AS jsonb) FROM handed_in WHERE large_result IS NOT NULL
)
