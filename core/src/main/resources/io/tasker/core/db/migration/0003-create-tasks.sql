-- The rows that live. Whatever changes more than once in a row's life carries no index, not even in a
-- predicate: every such update stays on its page (HOT). No foreign keys between these tables: a
-- key check would lock rows that the engine locks in an order of its own.
CREATE TABLE tasker.tasks (
  task_uuid uuid PRIMARY KEY,                    -- UUIDv7, low 20 bits zero
  template_id int NOT NULL,
  namespace_id int NOT NULL,
  state smallint NOT NULL CHECK (state BETWEEN 0 AND 11),
  seq int NOT NULL CHECK (seq >= 0),             -- number of rows in task_transitions
  n_steps int NOT NULL,
  n_done int NOT NULL DEFAULT 0,                 -- complete + resolved_manually
  n_active int NOT NULL DEFAULT 0,               -- enqueued, in_progress, handed in
  n_retry int NOT NULL DEFAULT 0,
  n_failed int NOT NULL DEFAULT 0,
  n_cancelled int NOT NULL DEFAULT 0,
  priority smallint NOT NULL DEFAULT 0 CHECK (priority BETWEEN -100 AND 100),
  correlation_id uuid NOT NULL,
  identity_hash bytea,                           -- null: never a duplicate
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  completed_at timestamptz,
  CONSTRAINT tasks_counts CHECK (
    n_done >= 0 AND n_active >= 0 AND n_retry >= 0 AND n_failed >= 0 AND n_cancelled >= 0
    AND n_done + n_active + n_retry + n_failed + n_cancelled <= n_steps),
  CONSTRAINT tasks_final_has_time CHECK ((completed_at IS NOT NULL) = (state >= 8))
) WITH (fillfactor = 40, autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_cost_delay = 2);
CREATE UNIQUE INDEX tasks_identity ON tasker.tasks (identity_hash) WHERE identity_hash IS NOT NULL;
-- Changes once in a task's life. Lists and the reconciler read it.
CREATE INDEX tasks_open ON tasker.tasks (task_uuid) WHERE completed_at IS NULL;

-- What a task was asked with: written once, so it is not copied with every change of the task.
CREATE TABLE tasker.task_inputs (
  task_uuid uuid PRIMARY KEY,
  context jsonb NOT NULL,
  initiator text NOT NULL,
  source_system text NOT NULL,
  reason text NOT NULL,
  tags jsonb NOT NULL,
  options jsonb,
  parent_correlation_id uuid,
  requested_at timestamptz NOT NULL
);

CREATE TABLE tasker.workflow_steps (
  task_uuid uuid NOT NULL,
  step_no int NOT NULL,
  template_step int NOT NULL,
  state smallint NOT NULL CHECK (state BETWEEN 0 AND 9),
  seq int NOT NULL CHECK (seq >= 0),             -- number of rows in step_transitions; a claim's lease token
  remaining int NOT NULL CHECK (remaining >= 0), -- parents that do not let it start yet
  parents int NOT NULL,
  attempts smallint NOT NULL DEFAULT 0,
  max_attempts smallint NOT NULL CHECK (max_attempts >= 1),
  timeout_ms int NOT NULL CHECK (timeout_ms >= 1),
  retryable boolean,                             -- whether the last result allows another attempt
  lease_owner int,                               -- workers.worker_no
  lease_until timestamptz,
  next_attempt_at timestamptz,
  claimed_at timestamptz,
  updated_at timestamptz NOT NULL,
  dependents int[],                              -- step numbers of its children
  result jsonb,                                  -- what dependents see; large ones are in step_results
  outcome jsonb,                                 -- how the last attempt went: time, worker, error
  PRIMARY KEY (task_uuid, step_no),
  CONSTRAINT workflow_steps_attempts CHECK (attempts <= max_attempts),
  CONSTRAINT workflow_steps_lease CHECK (state <> 2 OR lease_until IS NOT NULL),
  CONSTRAINT workflow_steps_retry CHECK (state <> 5 OR next_attempt_at IS NOT NULL)
) WITH (fillfactor = 40, autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_cost_delay = 2);
