-- Part of WRITE.
dead AS (
  INSERT INTO tasker.dead_messages (queue, body, reason, received_at)
  SELECT b.queue, b.body, b.reason, :at
  FROM unnest(CAST(:m_queue AS text[]), CAST(:m_body AS text[]), CAST(:m_reason AS text[]))
    AS b (queue, body, reason)
)
