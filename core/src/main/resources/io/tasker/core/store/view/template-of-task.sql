-- Used by: TemplateViewStore (DbClient). Locks: none. Returns: the template that a task was created from.
SELECT CAST(p.definition AS text) AS definition
FROM tasker.tasks t
JOIN tasker.templates p USING (template_id)
WHERE t.task_uuid = CAST(:task AS uuid)
