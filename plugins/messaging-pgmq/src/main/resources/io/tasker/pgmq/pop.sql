-- Used by: PgmqMessaging.popStatement. Locks: the rows it deletes, skipping rows others hold.
-- Returns: at most :max rows, in no particular order.
-- A label that is not a number counts as none, so that no message can wait for ever or make the
-- statement fail; CASE asks in this order, so that no bit outside of the labels is asked for. ARRAY() runs the inner query once; IN might run it again for every row.
DELETE FROM pgmq.q_{queue}
WHERE msg_id = ANY (ARRAY(
  SELECT msg_id
  FROM pgmq.q_{queue}
  WHERE vt <= clock_timestamp()
    AND msg_id >= CAST(:from AS bigint)
    AND CASE
      WHEN CAST(:labels AS bytea) IS NULL THEN true
      WHEN jsonb_typeof(headers->'label') IS DISTINCT FROM 'number' THEN true
      WHEN trunc(CAST(headers->'label' AS numeric))
        BETWEEN 0 AND octet_length(CAST(:labels AS bytea)) * 8 - 1
        THEN get_bit(CAST(:labels AS bytea), CAST(trunc(CAST(headers->'label' AS numeric)) AS bigint)) = 1
      ELSE false
    END
  ORDER BY msg_id
  LIMIT CAST(:max AS integer)
  FOR UPDATE SKIP LOCKED
))
RETURNING msg_id AS id, coalesce(CAST(message AS text), 'null') AS body,
  headers->>'traceparent' AS trace
