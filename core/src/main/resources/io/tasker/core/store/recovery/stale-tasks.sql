-- Used by: DlqStore. Locks: none. Returns: tasks of a page that wait, or have steps in process, for
-- longer than their template or else the configuration allows, or are older than an open task may be;
-- without those that are before a person, or have been in this stay.
WITH page AS (
  SELECT t.task_uuid, t.seq, t.state, t.template_id, t.correlation_id, t.priority, t.created_at
  FROM unnest(CAST(:tasks AS uuid[])) AS b (task)
  JOIN tasker.tasks t ON t.task_uuid = b.task
  WHERE t.state IN (3, 5, 6)
), limits AS MATERIALIZED ( -- once per template: its definition may be large
  SELECT p.template_id, n.name AS namespace, p.name, s.state,
    coalesce(CAST(p.definition #>> CAST(s.path AS text[]) AS bigint), s.minutes) AS minutes
  FROM (SELECT DISTINCT template_id FROM page) d
  JOIN tasker.templates p ON p.template_id = d.template_id
  JOIN tasker.namespaces n ON n.namespace_id = p.namespace_id
  CROSS JOIN (VALUES
    (3, '{source,lifecycle,max_steps_in_process_minutes}', CAST(:in_process_minutes AS bigint)),
    (5, '{source,lifecycle,max_waiting_for_dependencies_minutes}',
      CAST(:dependencies_minutes AS bigint)),
    (6, '{source,lifecycle,max_waiting_for_retry_minutes}', CAST(:retry_minutes AS bigint)))
    AS s (state, path, minutes)
)
SELECT t.task_uuid, t.seq, t.state, l.namespace, l.name, t.correlation_id, t.priority, t.created_at,
  h.at, CASE WHEN h.at <= v.before THEN l.minutes ELSE :lifetime_minutes END
FROM page t
JOIN limits l ON l.template_id = t.template_id AND l.state = t.state
JOIN tasker.task_transitions h ON h.task_uuid = t.task_uuid AND h.seq = t.seq
CROSS JOIN LATERAL (
  SELECT CAST(:now AS timestamptz) - l.minutes * interval '1 minute' AS before) v
WHERE (h.at <= v.before OR t.created_at <= :born_before)
  AND NOT EXISTS (
    SELECT FROM tasker.tasks_dlq d
    WHERE d.task_uuid = t.task_uuid
      AND (d.resolution_status = 'pending'
        OR (d.dlq_reason = 'staleness_timeout' AND d.dlq_timestamp >= h.at)))
ORDER BY t.task_uuid
LIMIT :max
