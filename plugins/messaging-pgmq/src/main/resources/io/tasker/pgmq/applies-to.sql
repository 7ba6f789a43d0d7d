-- Used by: PgmqSchema.appliesTo. Locks: none.
-- Returns: one row; true where there is no pgmq schema or it is the one that our migrations made.
SELECT
  NOT EXISTS (SELECT FROM pg_extension WHERE extname = 'pgmq')
  AND NOT EXISTS (
    SELECT
    FROM pg_namespace
    WHERE nspname = 'pgmq'
      AND obj_description(oid, 'pg_namespace') IS DISTINCT FROM 'tasker:messaging-pgmq'
  )
