-- One row per set and deadline: whatever happens, somebody looks at these steps then. A guard may fire
-- early, or for a step that has moved on (its seq differs); it never needs to be exact.
-- kind: 1 lease, 2 retry, 3 dispatch, 4 deadline of a task.
CREATE TABLE tasker.wakeups (
  due_at timestamptz NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  kind smallint NOT NULL CHECK (kind BETWEEN 1 AND 4),
  task_uuids uuid[] NOT NULL,
  step_nos int[] NOT NULL,
  seqs int[] NOT NULL,
  PRIMARY KEY (due_at, id),
  CONSTRAINT wakeups_members CHECK (
    cardinality(task_uuids) BETWEEN 1 AND 60
    AND cardinality(step_nos) = cardinality(task_uuids)
    AND cardinality(seqs) = cardinality(task_uuids))
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_cost_delay = 2);

-- Messages that are to be published to a broker once their transaction is committed; one row per set
-- and queue. Empty with queues inside the database. Never read it by "id > last": ids commit out of
-- order.
CREATE TABLE tasker.outbox (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  queue text NOT NULL,
  bodies jsonb[] NOT NULL,
  created_at timestamptz NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_cost_delay = 2);

-- Tasks that a person has to look at.
CREATE TABLE tasker.tasks_dlq (
  dlq_entry_uuid uuid PRIMARY KEY,
  task_uuid uuid NOT NULL,
  original_state text NOT NULL,
  dlq_reason text NOT NULL CHECK (dlq_reason IN ('staleness_timeout', 'max_retries_exceeded',
    'dependency_cycle_detected', 'worker_unavailable', 'manual_dlq')),
  dlq_timestamp timestamptz NOT NULL,
  resolution_status text NOT NULL DEFAULT 'pending' CHECK (resolution_status IN ('pending',
    'manually_resolved', 'permanently_failed', 'cancelled')),
  resolution_timestamp timestamptz,
  resolution_notes text,
  resolved_by text,
  task_snapshot jsonb NOT NULL,
  metadata jsonb,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX tasks_dlq_pending ON tasker.tasks_dlq (task_uuid) WHERE resolution_status = 'pending';

-- Messages that could not be read or not be processed, with their bytes.
CREATE TABLE tasker.dead_messages (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  queue text NOT NULL,
  body text NOT NULL,
  reason text NOT NULL,
  received_at timestamptz NOT NULL
);

-- Who claims steps: gives lease_owner a name.
CREATE TABLE tasker.workers (
  worker_no int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  worker_id text NOT NULL,
  host text NOT NULL,
  started_at timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  stopped_at timestamptz
);
