-- Used by: CreateStore, for requests that were not inserted. A statement of its own: the namesake may be
-- younger than the snapshot of the insert. Locks: none. Returns: each request's task and the task that is
-- there in its place; a request without identity can only meet itself.
SELECT b.task, t.task_uuid
FROM unnest(CAST(:tasks AS uuid[]), CAST(:hashes AS bytea[])) AS b (task, hash)
CROSS JOIN LATERAL (
  SELECT i.task_uuid FROM tasker.tasks i WHERE i.identity_hash = b.hash
  UNION ALL
  SELECT k.task_uuid FROM tasker.tasks k WHERE k.task_uuid = b.task AND b.hash IS NULL
) t
