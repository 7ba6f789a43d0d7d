-- Part of WRITE: transitions that somebody gave a reason for.
explained_history AS (
  INSERT INTO tasker.task_transitions (task_uuid, seq, from_state, to_state, cause, at, detail)
  SELECT b.task, b.seq, b.from_state, b.to_state, b.cause, :at, CAST(b.detail AS jsonb)
  FROM unnest(CAST(:te_task AS uuid[]), CAST(:te_seq AS int[]), CAST(:te_from AS int[]),
    CAST(:te_to AS int[]), CAST(:te_cause AS int[]), CAST(:te_detail AS text[]))
    AS b (task, seq, from_state, to_state, cause, detail)
)
