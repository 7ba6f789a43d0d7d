-- Used by: RetentionStore. Locks: none. Returns: every namespace.
SELECT namespace_id, name FROM tasker.namespaces ORDER BY name
