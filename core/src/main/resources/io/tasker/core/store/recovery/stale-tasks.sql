-- Used by: DlqStore. Locks: none. Returns: tasks of a page that wait, or have steps in process, for
-- longer than they may, or are older than an open task may be; without those that are before a person,
-- or have been in this stay.
SELECT t.task_uuid, t.seq, t.state, n.name, p.name, t.correlation_id, t.priority, t.created_at, h.at,
  CASE WHEN h.at <= limits.before THEN limits.minutes ELSE :lifetime_minutes END
FROM unnest(CAST(:tasks AS uuid[])) AS b (task)
JOIN tasker.tasks t ON t.task_uuid = b.task
JOIN tasker.task_transitions h ON h.task_uuid = t.task_uuid AND h.seq = t.seq
JOIN (VALUES
  (3, CAST(:in_process_before AS timestamptz), CAST(:in_process_minutes AS bigint)),
  (5, CAST(:dependencies_before AS timestamptz), CAST(:dependencies_minutes AS bigint)),
  (6, CAST(:retry_before AS timestamptz), CAST(:retry_minutes AS bigint)))
  AS limits (state, before, minutes) ON limits.state = t.state
JOIN tasker.templates p ON p.template_id = t.template_id
JOIN tasker.namespaces n ON n.namespace_id = p.namespace_id
WHERE (h.at <= limits.before OR t.created_at <= :born_before)
  AND NOT EXISTS (
    SELECT FROM tasker.tasks_dlq d
    WHERE d.task_uuid = t.task_uuid
      AND (d.resolution_status = 'pending'
        OR (d.dlq_reason = 'staleness_timeout' AND d.dlq_timestamp >= h.at)))
ORDER BY t.task_uuid
LIMIT :max
