-- Used by: TemplateStore. Locks: none. Returns: the template that a template step belongs to.
SELECT template_id FROM tasker.template_steps WHERE template_step_id = :template_step
