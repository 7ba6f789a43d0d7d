-- Used by: TemplateStore. Locks: none. Returns: the newest revision of a template, or nothing.
SELECT t.template_id, t.template_uuid, t.namespace_id, CAST(t.definition AS text), t.content_hash,
  (SELECT array_agg(s.template_step_id ORDER BY s.position) FROM tasker.template_steps s
    WHERE s.template_id = t.template_id),
  t.revision
FROM tasker.templates t JOIN tasker.namespaces n USING (namespace_id)
WHERE n.name = :namespace AND t.name = :name AND t.version = :version
ORDER BY t.revision DESC LIMIT 1
