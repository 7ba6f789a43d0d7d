-- Holds: no two tasks share an identity.
-- Matters: one request was carried out twice.
SELECT format('identity_hash=%s tasks=%s', encode(identity_hash, 'hex'),
  array_agg(task_uuid ORDER BY task_uuid)) AS finding
FROM tasker.tasks
WHERE identity_hash IS NOT NULL
GROUP BY identity_hash
HAVING count(*) > 1
ORDER BY identity_hash
LIMIT 20
