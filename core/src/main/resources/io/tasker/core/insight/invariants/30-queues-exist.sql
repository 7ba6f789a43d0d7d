-- Holds: the queue of a namespace's workers exists, and so does the one of results. They are created
-- with the first template of a namespace, and again by every start of a server.
-- Matters: no step of the namespace can be sent, and no result handed in.
-- Returns: not what is missing but all namespaces; which of them have a queue only the messaging can
-- tell.
SELECT format('namespace=%s', name) AS finding, name
FROM tasker.namespaces
ORDER BY name
LIMIT 1000000
