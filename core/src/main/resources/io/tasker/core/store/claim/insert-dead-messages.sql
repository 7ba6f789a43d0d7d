-- Used by: ClaimStore. Locks: none. Returns: nothing.
INSERT INTO tasker.dead_messages (queue, body, reason, received_at)
SELECT :queue, b.body, b.reason, :now
FROM unnest(CAST(:bodies AS text[]), CAST(:reasons AS text[])) AS b (body, reason)
