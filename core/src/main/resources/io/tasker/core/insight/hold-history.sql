-- Used by: Invariants, before anything is read. Locks: the history, against drops only: a partition that went
-- between the reading of a task and of its history would look like a lost history. Returns: nothing.
LOCK TABLE tasker.task_transitions, tasker.step_transitions, tasker.step_results IN ACCESS SHARE MODE
