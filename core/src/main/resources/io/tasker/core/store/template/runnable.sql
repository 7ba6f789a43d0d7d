-- Used by: TemplateStore, for workers. Locks: none. Returns: every template step whose code a worker
-- has, with its namespace.
SELECT s.template_step_id, n.name, s.callable
FROM tasker.template_steps s
JOIN tasker.templates t USING (template_id)
JOIN tasker.namespaces n USING (namespace_id)
WHERE s.callable = ANY (CAST(:callables AS text[]))
ORDER BY 1
