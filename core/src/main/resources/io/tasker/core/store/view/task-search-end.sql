-- Used by: SearchStore (DbClient), when a page is not full. Locks: none. Returns: the last task that a search
-- looked at, if it stopped there because it had looked at enough; nothing if there are no more tasks.
SELECT k.task_uuid FROM tasker.tasks k
WHERE k.task_uuid < CAST(:below AS uuid)
  AND k.task_uuid >= tasker.uuid_of_time(CAST(:created_from AS timestamptz) - interval '10 minutes')
  AND k.task_uuid < tasker.uuid_of_time(CAST(:created_before AS timestamptz) + interval '10 seconds')
  AND (NOT CAST(:is_open AS boolean) OR k.completed_at IS NULL)
ORDER BY k.task_uuid DESC
OFFSET CAST(:scanned AS bigint) - 1 LIMIT 1
