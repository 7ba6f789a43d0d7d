-- Where a task came from, as a W3C traceparent; null unless its request was traced. What continues the
-- trace when no message carries one: retries, and messages that are sent again.
ALTER TABLE tasker.task_inputs ADD COLUMN traceparent text;
