-- Used by: PgmqMessaging.sendPart, as one part of a WITH statement. Locks: none.
-- Returns: nothing.
INSERT INTO pgmq.q_{queue} (vt, message, headers)
SELECT
  clock_timestamp(),
  CAST(t.body AS jsonb),
  CASE
    WHEN t.trace IS NOT NULL
      THEN jsonb_strip_nulls(jsonb_build_object('label', t.label, 'traceparent', t.trace))
    WHEN t.label IS NOT NULL THEN jsonb_build_object('label', t.label)
  END
FROM unnest(
  CAST(:{prefix}_bodies AS text[]),
  CAST(:{prefix}_labels AS integer[]),
  CAST(:{prefix}_traces AS text[])) AS t(body, label, trace)
