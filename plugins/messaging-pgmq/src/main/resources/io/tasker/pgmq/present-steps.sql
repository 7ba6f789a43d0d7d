-- Used by: PgmqMessaging.presentStepsStatement. Locks: none.
-- Returns: one row per step that has a message, visible or not; reads the whole queue.
SELECT DISTINCT message->>'step_uuid' AS step
FROM pgmq.q_{queue}
WHERE message->>'step_uuid' = ANY (CAST(:steps AS text[]))
