-- Used by: TemplateViewStore (DbClient). Locks: none. Returns: the newest revision of a template, or nothing.
SELECT CAST(t.definition AS text) AS definition
FROM tasker.templates t
JOIN tasker.namespaces n USING (namespace_id)
WHERE n.name = :namespace AND t.name = :name AND t.version = :version
ORDER BY t.revision DESC
LIMIT 1
