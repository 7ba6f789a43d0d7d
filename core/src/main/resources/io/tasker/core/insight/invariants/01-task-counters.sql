-- Holds: a task's counters equal a recount of its steps. Active is enqueued, in progress or handed in;
-- done is complete or resolved manually; a step in no counter is pending.
-- Matters: a task is finished, blocked or sent to wait by its counters alone.
WITH counted AS (
  SELECT task_uuid, count(*) AS steps,
    count(*) FILTER (WHERE state IN (6, 9)) AS done,
    count(*) FILTER (WHERE state IN (1, 2, 3, 4)) AS active,
    count(*) FILTER (WHERE state = 5) AS retry,
    count(*) FILTER (WHERE state = 7) AS failed,
    count(*) FILTER (WHERE state = 8) AS cancelled
  FROM tasker.workflow_steps
  GROUP BY task_uuid
), compared AS (
  SELECT t.task_uuid,
    ARRAY[t.n_steps, t.n_done, t.n_active, t.n_retry, t.n_failed, t.n_cancelled] AS stored,
    ARRAY[coalesce(c.steps, 0), coalesce(c.done, 0), coalesce(c.active, 0), coalesce(c.retry, 0),
      coalesce(c.failed, 0), coalesce(c.cancelled, 0)] AS recounted
  FROM tasker.tasks t
  LEFT JOIN counted c ON c.task_uuid = t.task_uuid
)
SELECT format('task=%s %s=%s counted=%s', c.task_uuid, n.name, n.stored, n.recounted) AS finding
FROM compared c
CROSS JOIN LATERAL unnest(
  ARRAY['n_steps', 'n_done', 'n_active', 'n_retry', 'n_failed', 'n_cancelled'], c.stored, c.recounted)
  WITH ORDINALITY AS n (name, stored, recounted, place)
WHERE n.stored <> n.recounted
ORDER BY c.task_uuid, n.place
LIMIT 20
