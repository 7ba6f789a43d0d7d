-- Used by: DlqViewStore (DbClient). Locks: none. Returns: one row per reason that has entries.
SELECT d.dlq_reason, count(*) AS total,
  count(*) FILTER (WHERE d.resolution_status = 'pending') AS pending,
  count(*) FILTER (WHERE d.resolution_status = 'manually_resolved') AS manually_resolved,
  count(*) FILTER (WHERE d.resolution_status = 'permanently_failed') AS permanently_failed,
  count(*) FILTER (WHERE d.resolution_status = 'cancelled') AS cancelled,
  min(d.dlq_timestamp) AS oldest, max(d.dlq_timestamp) AS newest,
  CAST(avg(extract(epoch FROM d.resolution_timestamp - d.dlq_timestamp) / 60) AS double precision) AS minutes
FROM tasker.tasks_dlq d
GROUP BY d.dlq_reason
ORDER BY d.dlq_reason
