-- Used by: Outbox, once the broker has confirmed. Locks: the rows. A row that is gone is fine. The commit does
-- not wait for the disk: what a crash brings back is published twice.
WITH commit_sooner AS MATERIALIZED (SELECT set_config('synchronous_commit', 'off', true))
DELETE FROM tasker.outbox USING commit_sooner WHERE id = ANY(CAST(:ids AS uuid[]))
