-- Used by: PgmqMessaging.popStatement. Locks: the rows it deletes, skipping rows others hold.
-- Returns: at most :max rows, in no particular order.
-- A label that is not a number counts as none, so that no message can wait for ever or make the
-- statement fail. ARRAY() runs the inner query once; IN might run it again for every row.
DELETE FROM pgmq.q_{queue}
WHERE msg_id = ANY (ARRAY(
  SELECT msg_id
  FROM pgmq.q_{queue}
  WHERE vt <= clock_timestamp()
    AND msg_id >= CAST(:from AS bigint)
    AND (
      CAST(:labels AS jsonb) IS NULL
      OR jsonb_typeof(headers->'label') IS DISTINCT FROM 'number'
      OR CAST(:labels AS jsonb) @> (headers->'label')
    )
  ORDER BY msg_id
  LIMIT CAST(:max AS integer)
  FOR UPDATE SKIP LOCKED
))
RETURNING msg_id AS id, coalesce(CAST(message AS text), 'null') AS body,
  headers->>'traceparent' AS trace
