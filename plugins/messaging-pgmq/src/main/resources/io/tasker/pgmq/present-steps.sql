-- Used by: PgmqMessaging.presentStepsStatement. Locks: none.
-- Returns: one row per step that has a message, visible or not; reads the whole queue.
-- A join, since = ANY of a parameter is a walk along the array for every message once the plan is kept.
SELECT DISTINCT message->>'step_uuid' AS step
FROM pgmq.q_{queue}
WHERE message->>'step_uuid' IN (SELECT unnest(CAST(:steps AS text[])))
