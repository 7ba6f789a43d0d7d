-- Part of WRITE. Members come flat, with the number of the guard row that each belongs to.
guards AS (
  INSERT INTO tasker.wakeups (due_at, kind, task_uuids, step_nos, seqs)
  SELECT CAST(b.due AS timestamptz), b.kind, array_agg(b.task), array_agg(b.step), array_agg(b.seq)
  FROM unnest(CAST(:w_guard AS int[]), CAST(:w_due AS text[]), CAST(:w_kind AS int[]),
    CAST(:w_task AS uuid[]), CAST(:w_step AS int[]), CAST(:w_seq AS int[]))
    AS b (guard, due, kind, task, step, seq)
  GROUP BY b.guard, b.due, b.kind
)
