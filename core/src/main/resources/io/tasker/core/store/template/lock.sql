-- Used by: TemplateStore. Locks: the right to register templates, until the transaction ends. Returns: one
-- row.
SELECT CAST(pg_advisory_xact_lock(hashtextextended('tasker.templates', 0)) AS text)
