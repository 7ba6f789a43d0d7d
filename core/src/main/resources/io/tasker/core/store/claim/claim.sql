-- Used by: ClaimStore. Locks: step rows in the order of the arrays (sorted by task and step). Returns:
-- the steps that are now ours, with what their handlers need; a step not returned was not enqueued.
WITH asked AS MATERIALIZED (
  SELECT b.task, b.step
  FROM unnest(CAST(:tasks AS uuid[]), CAST(:steps AS int[])) AS b (task, step)
), claimed AS (
  UPDATE tasker.workflow_steps w
  SET state = 2, seq = w.seq + 1, attempts = w.attempts + 1, lease_owner = :owner,
    lease_until = greatest(:now, w.updated_at)
      + coalesce(:fixed_lease_ms, w.timeout_ms + :lease_margin_ms) * interval '1 millisecond',
    claimed_at = greatest(:now, w.updated_at), updated_at = greatest(:now, w.updated_at),
    next_attempt_at = NULL, retryable = NULL
  FROM asked a
  WHERE w.task_uuid = a.task AND w.step_no = a.step AND w.state = 1
    AND CASE WHEN w.template_step < octet_length(CAST(:runnable AS bytea)) * 8
      THEN get_bit(CAST(:runnable AS bytea), w.template_step) = 1 ELSE false END
  RETURNING w.task_uuid, w.step_no, w.template_step, w.seq, w.attempts, w.max_attempts, w.timeout_ms,
    w.lease_until, w.updated_at
), history AS (
  INSERT INTO tasker.step_transitions (task_uuid, step_no, seq, from_state, to_state, cause, at)
  SELECT task_uuid, step_no, seq, 1, 2, 1, updated_at FROM claimed
), guards AS (
  INSERT INTO tasker.wakeups (due_at, kind, task_uuids, step_nos, seqs)
  SELECT max(lease_until), 1, array_agg(task_uuid), array_agg(step_no), array_agg(seq)
  FROM (SELECT c.*, (row_number() OVER (PARTITION BY timeout_ms) - 1) / 60 AS guard FROM claimed c) g
  GROUP BY timeout_ms, guard
)
SELECT c.task_uuid, c.step_no, c.template_step, c.seq, c.attempts, c.max_attempts, c.timeout_ms,
  c.lease_until, t.correlation_id, i.context, i.traceparent
FROM claimed c
JOIN tasker.tasks t ON t.task_uuid = c.task_uuid
JOIN tasker.task_inputs i ON i.task_uuid = c.task_uuid
