-- Part of WRITE. Every value that a decision rested on is compared; what does not fit is not written,
-- and the last part notices.
changed_tasks AS (
  UPDATE tasker.tasks x
  SET state = b.state, seq = b.seq, n_done = b.done, n_active = b.active, n_retry = b.retry,
    n_failed = b.failed, n_cancelled = b.cancelled, updated_at = :at,
    completed_at = CASE WHEN b.final THEN CAST(:at AS timestamptz) END
  FROM unnest(CAST(:t_task AS uuid[]), CAST(:t_seq0 AS int[]), CAST(:t_steps0 AS int[]),
    CAST(:t_done0 AS int[]), CAST(:t_active0 AS int[]), CAST(:t_retry0 AS int[]),
    CAST(:t_failed0 AS int[]), CAST(:t_state AS int[]), CAST(:t_seq AS int[]), CAST(:t_done AS int[]),
    CAST(:t_active AS int[]), CAST(:t_retry AS int[]), CAST(:t_failed AS int[]),
    CAST(:t_cancelled AS int[]), CAST(:t_final AS boolean[]))
    AS b (task, seq0, steps0, done0, active0, retry0, failed0, state, seq, done, active, retry, failed,
      cancelled, final)
  WHERE x.task_uuid = b.task AND x.seq = b.seq0 AND x.n_steps = b.steps0 AND x.n_done = b.done0
    AND x.n_active = b.active0 AND x.n_retry = b.retry0 AND x.n_failed = b.failed0
  RETURNING 1
)
