-- Used by: CreateStore, for requests that met a namesake. A statement of its own: the namesake may be
-- younger than the snapshot of the insert. Locks: none. Returns: task and hash of each namesake.
SELECT t.task_uuid, t.identity_hash
FROM unnest(CAST(:hashes AS bytea[])) AS b (hash)
JOIN tasker.tasks t ON t.identity_hash = b.hash
