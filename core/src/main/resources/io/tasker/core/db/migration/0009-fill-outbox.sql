-- The outbox as it is used: ids come from the sender, who so knows what to delete once the broker has
-- confirmed, without asking. due_at is when anybody may take the row over: a few seconds after it was
-- written, or later for messages that are to be published later. No row is ever read by "id > last".
DROP TABLE tasker.outbox;
CREATE TABLE tasker.outbox (
  id uuid PRIMARY KEY,
  queue text NOT NULL,
  bodies text[] NOT NULL,
  traces text[],
  laps int NOT NULL,
  due_at timestamptz NOT NULL,
  CONSTRAINT outbox_bodies CHECK (cardinality(bodies) > 0),
  CONSTRAINT outbox_traces CHECK (traces IS NULL OR cardinality(traces) = cardinality(bodies))
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_cost_delay = 2);
CREATE INDEX outbox_due ON tasker.outbox (due_at);
