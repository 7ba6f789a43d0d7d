-- Part of WRITE. As with tasks; a step's decision rests on its seq and on its count of open parents.
changed_steps AS (
  UPDATE tasker.workflow_steps x
  SET state = b.state, seq = b.seq, remaining = b.remaining, updated_at = :at,
    lease_until = CASE WHEN b.state = 2 THEN x.lease_until END,
    next_attempt_at = CAST(b.next_attempt AS timestamptz),
    outcome = coalesce(CAST(b.outcome AS jsonb), x.outcome)
  FROM unnest(CAST(:s_task AS uuid[]), CAST(:s_step AS int[]), CAST(:s_seq0 AS int[]),
    CAST(:s_remaining0 AS int[]), CAST(:s_state AS int[]), CAST(:s_seq AS int[]),
    CAST(:s_remaining AS int[]), CAST(:s_next_attempt AS text[]), CAST(:s_outcome AS text[]))
    AS b (task, step, seq0, remaining0, state, seq, remaining, next_attempt, outcome)
  WHERE x.task_uuid = b.task AND x.step_no = b.step AND x.seq = b.seq0 AND x.remaining = b.remaining0
  RETURNING 1
)
