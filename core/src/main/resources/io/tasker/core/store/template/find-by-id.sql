-- Used by: TemplateStore. Locks: none. Returns: one template, or nothing.
SELECT t.template_id, t.template_uuid, t.namespace_id, CAST(t.definition AS text), t.content_hash,
  (SELECT array_agg(s.template_step_id ORDER BY s.position) FROM tasker.template_steps s
    WHERE s.template_id = t.template_id),
  t.revision
FROM tasker.templates t
WHERE t.template_id = :template
