-- Used by: TemplateStore. Locks: none. Returns: nothing.
INSERT INTO tasker.template_steps (template_id, position, name, callable)
SELECT :template, b.position - 1, b.name, b.callable
FROM unnest(CAST(:names AS text[]), CAST(:callables AS text[])) WITH ORDINALITY AS b (name, callable, position)
ORDER BY b.position
