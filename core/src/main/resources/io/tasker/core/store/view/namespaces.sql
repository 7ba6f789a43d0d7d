-- Used by: TemplateViewStore (DbClient). Locks: none. Returns: every namespace and how many templates it has;
-- revisions of one version count once.
SELECT n.name, count(DISTINCT (t.name, t.version)) FILTER (WHERE t.template_id IS NOT NULL) AS n
FROM tasker.namespaces n
LEFT JOIN tasker.templates t USING (namespace_id)
GROUP BY n.name
ORDER BY n.name COLLATE "C"
