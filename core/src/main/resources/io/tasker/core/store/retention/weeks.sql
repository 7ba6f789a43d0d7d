-- Used by: RetentionStore. Locks: none. Returns: the first day of every week before :before that has a
-- partition of history, in order. Their names end in the ISO week.
SELECT DISTINCT CAST(to_date(right(c.relname, 7), 'IYYY"w"IW') AS timestamp) AT TIME ZONE 'UTC' AS first_day
FROM pg_inherits i
JOIN pg_class c ON c.oid = i.inhrelid
JOIN pg_class p ON p.oid = i.inhparent
JOIN pg_namespace n ON n.oid = p.relnamespace
WHERE n.nspname = 'tasker' AND p.relname IN ('task_transitions', 'step_transitions', 'step_results')
  AND c.relname ~ '_[0-9]{4}w[0-9]{2}$'
  AND CAST(to_date(right(c.relname, 7), 'IYYY"w"IW') AS timestamp) AT TIME ZONE 'UTC' < :before
ORDER BY first_day
