-- Used by: Outbox, as one part of a WITH statement for each queue; QUEUE and PREFIX are filled in. Locks:
-- none.
INSERT INTO tasker.outbox (id, queue, bodies, traces, laps, due_at)
VALUES (CAST(:PREFIX_id AS uuid), 'QUEUE', CAST(:PREFIX_bodies AS text[]), CAST(:PREFIX_traces AS text[]),
  0, CAST(:PREFIX_due AS timestamptz))
