-- Used by: CreateStore, joined with one "send" part per queue. Locks: none that anybody waits for.
-- Returns: one row. The task rows were inserted in their state after the set; here follow their
-- inputs, steps, and the transitions they went through (Start, ReadyStepsFound, StepsEnqueued).
WITH inputs AS (
  INSERT INTO tasker.task_inputs (task_uuid, context, initiator, source_system, reason, tags, options,
    parent_correlation_id, requested_at, traceparent)
  SELECT b.task, CAST(b.context AS jsonb), b.initiator, b.source, b.reason, CAST(b.tags AS jsonb),
    CAST(b.options AS jsonb), b.parent, coalesce(CAST(b.requested AS timestamptz), :at),
    b.traceparent
  FROM unnest(CAST(:tasks AS uuid[]), CAST(:contexts AS text[]), CAST(:initiators AS text[]),
    CAST(:sources AS text[]), CAST(:reasons AS text[]), CAST(:tags AS text[]), CAST(:options AS text[]),
    CAST(:parents AS uuid[]), CAST(:requested AS text[]), CAST(:traceparents AS text[]))
    AS b (task, context, initiator, source, reason, tags, options, parent, requested, traceparent)
), steps AS (
  INSERT INTO tasker.workflow_steps (task_uuid, step_no, template_step, state, seq, remaining, parents,
    max_attempts, timeout_ms, updated_at, dependents)
  SELECT b.task, b.step, b.template_step, CASE b.parents WHEN 0 THEN 1 ELSE 0 END,
    CASE b.parents WHEN 0 THEN 1 ELSE 0 END, b.parents, b.parents, b.max_attempts, b.timeout, :at,
    CAST(b.dependents AS int[])
  FROM unnest(CAST(:step_tasks AS uuid[]), CAST(:step_nos AS int[]), CAST(:template_steps AS int[]),
    CAST(:parent_counts AS int[]), CAST(:max_attempts AS int[]), CAST(:timeouts AS int[]),
    CAST(:dependents AS text[]))
    AS b (task, step, template_step, parents, max_attempts, timeout, dependents)
), task_history AS (
  INSERT INTO tasker.task_transitions (task_uuid, seq, from_state, to_state, cause, at)
  SELECT b.task, v.seq, v.from_state, v.to_state, v.cause, :at
  FROM unnest(CAST(:tasks AS uuid[])) AS b (task)
  CROSS JOIN (VALUES (1, 0, 1, 0), (2, 1, 2, 1), (3, 2, 3, 3)) AS v (seq, from_state, to_state, cause)
), step_history AS (
  INSERT INTO tasker.step_transitions (task_uuid, step_no, seq, from_state, to_state, cause, at)
  SELECT b.task, b.step, 1, 0, 1, 0, :at
  FROM unnest(CAST(:root_tasks AS uuid[]), CAST(:root_nos AS int[])) AS b (task, step)
)
