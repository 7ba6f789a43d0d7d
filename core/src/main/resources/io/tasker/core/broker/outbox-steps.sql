-- Used by: Outbox. Locks: none. Returns: one row per step of :steps that a message in the outbox is about.
SELECT DISTINCT said.step
FROM tasker.outbox o
CROSS JOIN LATERAL unnest(o.bodies) AS message(body)
CROSS JOIN LATERAL (
  SELECT CASE WHEN body IS JSON OBJECT THEN CAST(body AS jsonb)->>'step_uuid' END) AS said(step)
WHERE o.queue = :queue AND said.step IN (SELECT unnest(CAST(:steps AS text[])))
