-- Used by: PgmqSchema.appliesTo. Locks: none.
-- Returns: one row with the version and whether it has what we need, headers; none without the
-- extension. A version that does not begin with two numbers is left to prove itself.
SELECT
  extversion AS version,
  coalesce(
    CAST(regexp_match(extversion, '^([0-9]+)\.([0-9]+)') AS int[]) >= ARRAY[1, 5],
    true) AS usable
FROM pg_extension
WHERE extname = 'pgmq'
