-- Used by: TemplateViewStore (DbClient). Locks: none. Returns: the newest revision of every template, or of
-- those of one namespace.
SELECT DISTINCT ON (n.name COLLATE "C", t.name COLLATE "C", t.version COLLATE "C")
  n.name AS namespace, t.name, t.version, t.definition ->> 'description' AS description,
  (SELECT count(*) FROM tasker.template_steps s WHERE s.template_id = t.template_id) AS steps
FROM tasker.templates t
JOIN tasker.namespaces n USING (namespace_id)
WHERE CAST(:any_namespace AS boolean) OR n.name = :namespace
ORDER BY n.name COLLATE "C", t.name COLLATE "C", t.version COLLATE "C", t.revision DESC
