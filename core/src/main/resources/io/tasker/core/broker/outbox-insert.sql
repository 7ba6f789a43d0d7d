-- Used by: Outbox, for messages that are to be published later. Locks: none.
INSERT INTO tasker.outbox (id, queue, bodies, traces, laps, due_at)
VALUES (CAST(:id AS uuid), :queue, :bodies, NULL, :laps, :due_at)
