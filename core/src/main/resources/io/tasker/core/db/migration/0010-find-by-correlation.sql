-- Written once per task and never changed. Whoever has an id from their own logs finds their tasks.
CREATE INDEX tasks_correlation ON tasker.tasks (correlation_id);
