-- Tasks with their inputs, steps, first transitions and root messages, as one statement.
WITH new_tasks AS (
  INSERT INTO tasker.tasks (task_uuid, template_id, namespace_id, state, seq, n_steps, n_active, priority,
    correlation_id, identity_hash, created_at, updated_at)
  SELECT b.task, 1, 1, 3, 3, :n_steps, :n_roots, 0, b.task, b.hash, :at, :at
  FROM unnest(CAST(:tasks AS uuid[]), CAST(:hashes AS bytea[])) AS b (task, hash)
), inputs AS (
  INSERT INTO tasker.task_inputs (task_uuid, context, initiator, source_system, reason, tags, requested_at)
  SELECT task, CAST('{"even_number": 2}' AS jsonb), 'bench', 'bench', 'measuring', CAST('[]' AS jsonb), :at
  FROM unnest(CAST(:tasks AS uuid[])) AS b (task)
), steps AS (
  INSERT INTO tasker.workflow_steps (task_uuid, step_no, template_step, state, seq, remaining, parents,
    max_attempts, timeout_ms, updated_at, dependents)
  SELECT t.task, s.step, s.step, CASE s.parents WHEN 0 THEN 1 ELSE 0 END,
    CASE s.parents WHEN 0 THEN 1 ELSE 0 END, s.parents, s.parents, 3, 30000, :at, CAST(s.dependents AS int[])
  FROM unnest(CAST(:tasks AS uuid[])) AS t (task)
  CROSS JOIN unnest(CAST(:steps AS int[]), CAST(:parent_counts AS int[]), CAST(:dependents AS text[]))
    AS s (step, parents, dependents)
), task_history AS (
  INSERT INTO tasker.task_transitions (task_uuid, seq, from_state, to_state, cause, at)
  SELECT b.task, v.seq, v.from_state, v.to_state, v.cause, :at
  FROM unnest(CAST(:tasks AS uuid[])) AS b (task)
  CROSS JOIN (VALUES (1, 0, 1, 0), (2, 1, 2, 1), (3, 2, 3, 3)) AS v (seq, from_state, to_state, cause)
), step_history AS (
  INSERT INTO tasker.step_transitions (task_uuid, step_no, seq, from_state, to_state, cause, at)
  SELECT b.task, b.step, 1, 0, 1, 0, :at
  FROM unnest(CAST(:root_tasks AS uuid[]), CAST(:root_steps AS int[])) AS b (task, step)
)
INSERT INTO pgmq.q_{steps} (vt, message, headers)
SELECT clock_timestamp(), jsonb_build_object('task_uuid', b.task, 'step_uuid', b.task, 'correlation_id', b.task),
  jsonb_build_object('label', b.step)
FROM unnest(CAST(:root_tasks AS uuid[]), CAST(:root_steps AS int[])) AS b (task, step)
