-- Used by: DlqViewStore (DbClient). Locks: none. Returns: open tasks that wait or have steps in process, with
-- what their template or else the configuration allows; stale ones first, then those past four fifths.
WITH waiting AS (
  SELECT t.task_uuid, t.seq, t.state, t.template_id, t.priority, t.created_at
  FROM tasker.tasks t
  WHERE t.completed_at IS NULL AND t.state IN (3, 5, 6)
), limits AS MATERIALIZED ( -- once per template: its definition may be large
  SELECT p.template_id, n.name AS namespace, p.name, s.state,
    coalesce(CAST(p.definition #>> CAST(s.path AS text[]) AS bigint), s.minutes) AS minutes
  FROM (SELECT DISTINCT template_id FROM waiting) d
  JOIN tasker.templates p ON p.template_id = d.template_id
  JOIN tasker.namespaces n ON n.namespace_id = p.namespace_id
  CROSS JOIN (VALUES
    (3, '{source,lifecycle,max_steps_in_process_minutes}', CAST(:in_process_minutes AS bigint)),
    (5, '{source,lifecycle,max_waiting_for_dependencies_minutes}',
      CAST(:dependencies_minutes AS bigint)),
    (6, '{source,lifecycle,max_waiting_for_retry_minutes}', CAST(:retry_minutes AS bigint)))
    AS s (state, path, minutes)
)
SELECT w.task_uuid, l.namespace, l.name, w.state, v.minutes_in_state,
  CAST(floor(extract(epoch FROM CAST(:now AS timestamptz) - w.created_at) / 60) AS bigint) AS age_minutes,
  l.minutes AS threshold_minutes, w.priority
FROM waiting w
JOIN limits l ON l.template_id = w.template_id AND l.state = w.state
JOIN tasker.task_transitions h ON h.task_uuid = w.task_uuid AND h.seq = w.seq
CROSS JOIN LATERAL (SELECT CAST(floor(extract(epoch FROM CAST(:now AS timestamptz) - h.at) / 60) AS bigint)
  AS minutes_in_state) v
ORDER BY CASE WHEN v.minutes_in_state >= l.minutes THEN 0 WHEN v.minutes_in_state * 5 >= l.minutes * 4 THEN 1
  ELSE 2 END, v.minutes_in_state DESC, w.task_uuid
LIMIT CAST(:most AS bigint)
