-- Used by: health checks. Locks: none. Returns: one row.
SELECT 1
