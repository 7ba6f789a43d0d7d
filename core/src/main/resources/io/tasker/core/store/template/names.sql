-- Used by: TemplateStore, for error messages. Locks: none. Returns: names of up to 1,000 templates.
SELECT n.name, t.name, t.version
FROM tasker.templates t JOIN tasker.namespaces n USING (namespace_id)
GROUP BY 1, 2, 3 ORDER BY 1, 2, 3 LIMIT 1000
