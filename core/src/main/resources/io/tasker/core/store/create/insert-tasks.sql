-- Used by: CreateStore. Locks: identities, in the order of the arrays (sorted by hash, so two creators
-- cannot wait for each other). Returns: the tasks that are new; a missing one has a namesake,
-- or was committed by an earlier try.
INSERT INTO tasker.tasks (task_uuid, template_id, namespace_id, state, seq, n_steps, n_active, priority,
  correlation_id, identity_hash, created_at, updated_at)
SELECT b.task, b.template, b.namespace, 3, 3, b.steps, b.active, b.priority, b.correlation, b.hash, :at, :at
FROM unnest(CAST(:tasks AS uuid[]), CAST(:templates AS int[]), CAST(:namespaces AS int[]),
  CAST(:step_counts AS int[]), CAST(:active_counts AS int[]), CAST(:priorities AS int[]),
  CAST(:correlations AS uuid[]), CAST(:hashes AS bytea[]))
  AS b (task, template, namespace, steps, active, priority, correlation, hash)
ON CONFLICT DO NOTHING
RETURNING task_uuid
