-- So many messages become leased steps.
WITH taken AS (
  DELETE FROM pgmq.q_{steps}
  WHERE msg_id = ANY (ARRAY(
    SELECT msg_id FROM pgmq.q_{steps}
    WHERE vt <= clock_timestamp() AND msg_id >= CAST(:from AS bigint)
    ORDER BY msg_id LIMIT CAST(:max AS int) FOR UPDATE SKIP LOCKED))
  RETURNING msg_id
), claimed AS (
  UPDATE tasker.workflow_steps w
  SET state = 2, seq = w.seq + 1, attempts = w.attempts + 1, lease_owner = 1,
    lease_until = CAST(:at AS timestamptz) + interval '45 s', claimed_at = :at, updated_at = :at
  FROM unnest(CAST(:tasks AS uuid[]), CAST(:steps AS int[])) AS b (task, step)
  WHERE w.task_uuid = b.task AND w.step_no = b.step
  RETURNING w.task_uuid, w.step_no, w.seq, w.lease_until
), history AS (
  INSERT INTO tasker.step_transitions (task_uuid, step_no, seq, from_state, to_state, cause, at)
  SELECT task_uuid, step_no, seq, 1, 2, 1, :at FROM claimed
), guards AS (
  INSERT INTO tasker.wakeups (due_at, kind, task_uuids, step_nos, seqs)
  SELECT max(lease_until), 1, array_agg(task_uuid), array_agg(step_no), array_agg(seq)
  FROM (SELECT c.*, (row_number() OVER () - 1) / 60 AS guard FROM claimed c) g
  GROUP BY guard
)
SELECT max(msg_id) FROM taken
