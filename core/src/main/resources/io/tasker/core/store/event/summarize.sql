-- Used by: EventStore, while somebody watches all tasks. Locks: the newest history, against vacuum only,
-- and not for long. Returns: a row per partition. What is not summarized yet is read with every look.
SELECT brin_summarize_new_values(x.part)
FROM (SELECT i.inhrelid AS part FROM pg_inherits i
  WHERE i.inhparent = CAST('tasker.task_transitions_xid' AS regclass)
  ORDER BY i.inhrelid DESC LIMIT 3) x
