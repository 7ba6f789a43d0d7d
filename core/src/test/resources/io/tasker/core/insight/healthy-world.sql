-- A small world in which everything holds: a task in each way of life, a step in each state.

CREATE FUNCTION task(number int) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
  SELECT CAST(format('0197a000-0000-7000-8000-000000%s00000', number) AS uuid)
$$;
CREATE FUNCTION second(number int) RETURNS timestamptz LANGUAGE sql IMMUTABLE AS $$
  SELECT timestamptz '2026-01-05 12:00:00Z' + number * interval '1 second'
$$;
CREATE FUNCTION message(number int, step int) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT jsonb_build_object(
    'task_uuid', task(number), 'step_uuid', format('0197a000-0000-7000-8000-000000%s0000%s', number, step + 1))
$$;

-- Write down a history, given as (cause, state it leads to, second).
CREATE FUNCTION task_went(number int, path int[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO tasker.task_transitions (task_uuid, seq, from_state, to_state, cause, at)
  SELECT task(number), i, CASE i WHEN 1 THEN 0 ELSE path[i - 1][2] END, path[i][2], path[i][1],
    second(path[i][3])
  FROM generate_series(1, array_length(path, 1)) AS i
$$;
CREATE FUNCTION step_went(number int, step int, path int[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO tasker.step_transitions (task_uuid, step_no, seq, from_state, to_state, cause, at)
  SELECT task(number), step, i, CASE i WHEN 1 THEN 0 ELSE path[i - 1][2] END, path[i][2], path[i][1],
    second(path[i][3])
  FROM generate_series(1, array_length(path, 1)) AS i
$$;

SELECT pgmq.create('worker_default_queue'), pgmq.create('worker_billing_queue'), pgmq.create('results');

INSERT INTO tasker.namespaces (name, created_at) VALUES ('default', second(0)), ('billing', second(0));
INSERT INTO tasker.templates (template_uuid, namespace_id, name, version, definition, content_hash, created_at)
VALUES (task(8), 1, 'orders', '1.0.0', '{}', '\x01', second(0)),
  (task(9), 2, 'invoices', '1.0.0', '{}', '\x02', second(0));

INSERT INTO tasker.tasks (task_uuid, template_id, namespace_id, state, seq, n_steps, n_done, n_active,
  n_retry, n_failed, n_cancelled, correlation_id, identity_hash, created_at, updated_at, completed_at)
VALUES
  (task(1), 1, 1, 8, 8, 2, 2, 0, 0, 0, 0, task(1), '\x01', second(0), second(6), second(6)),
  (task(2), 1, 1, 3, 6, 6, 1, 4, 0, 0, 0, task(2), '\x02', second(0), second(3), NULL),
  (task(3), 1, 1, 6, 4, 2, 0, 0, 1, 0, 0, task(3), NULL, second(0), second(9), NULL),
  (task(4), 1, 1, 7, 5, 3, 1, 0, 0, 1, 0, task(4), NULL, second(0), second(3), NULL),
  (task(5), 1, 1, 10, 4, 2, 0, 0, 0, 0, 2, task(5), '\x05', second(0), second(4), second(4)),
  (task(6), 1, 1, 3, 8, 1, 0, 1, 0, 0, 0, task(6), '\x06', second(0), second(5), NULL),
  (task(7), 2, 2, 3, 3, 1, 0, 1, 0, 0, 0, task(7), '\x07', second(0), second(0), NULL);

INSERT INTO tasker.workflow_steps (task_uuid, step_no, template_step, state, seq, remaining, parents,
  attempts, max_attempts, timeout_ms, lease_until, next_attempt_at, updated_at, dependents)
VALUES
  (task(1), 0, 1, 6, 4, 0, 0, 1, 3, 1000, NULL, NULL, second(3), '{1}'),
  (task(1), 1, 2, 6, 4, 0, 1, 1, 3, 1000, NULL, NULL, second(6), NULL),
  (task(2), 0, 1, 6, 4, 0, 0, 1, 3, 1000, NULL, NULL, second(3), '{1,2,3,4}'),
  (task(2), 1, 2, 1, 1, 0, 1, 0, 3, 1000, NULL, NULL, second(3), '{5}'),
  (task(2), 2, 3, 2, 2, 0, 1, 1, 3, 1000, second(14), NULL, second(4), NULL),
  (task(2), 3, 4, 3, 3, 0, 1, 1, 3, 1000, NULL, NULL, second(5), NULL),
  (task(2), 4, 5, 4, 3, 0, 1, 1, 3, 1000, NULL, NULL, second(5), NULL),
  (task(2), 5, 6, 0, 0, 1, 1, 0, 3, 1000, NULL, NULL, second(0), NULL),
  (task(3), 0, 1, 5, 9, 0, 0, 2, 3, 1000, NULL, second(20), second(9), '{1}'),
  (task(3), 1, 2, 0, 0, 1, 1, 0, 3, 1000, NULL, NULL, second(0), NULL),
  (task(4), 0, 1, 7, 4, 0, 0, 1, 3, 1000, NULL, NULL, second(3), '{1,2}'),
  (task(4), 1, 2, 9, 1, 1, 1, 0, 3, 1000, NULL, NULL, second(2), NULL),
  (task(4), 2, 3, 0, 0, 1, 1, 0, 3, 1000, NULL, NULL, second(0), NULL),
  (task(5), 0, 1, 8, 2, 0, 0, 0, 3, 1000, NULL, NULL, second(4), '{1}'),
  (task(5), 1, 2, 8, 1, 1, 1, 0, 3, 1000, NULL, NULL, second(4), NULL),
  (task(6), 0, 1, 2, 7, 0, 0, 1, 1, 1000, second(16), NULL, second(6), NULL),
  (task(7), 0, 1, 1, 1, 0, 0, 0, 3, 1000, NULL, NULL, second(0), NULL);

SELECT
  task_went(1, '{{0,1,0},{1,2,0},{3,3,0},{4,4,3},{1,2,3},{3,3,3},{5,4,6},{8,8,6}}'),
  step_went(1, 0, '{{0,1,0},{1,2,1},{2,3,2},{5,6,3}}'),
  step_went(1, 1, '{{0,1,3},{1,2,4},{2,3,5},{5,6,6}}'),

  task_went(2, '{{0,1,0},{1,2,0},{3,3,0},{4,4,3},{1,2,3},{3,3,3}}'),
  step_went(2, 0, '{{0,1,0},{1,2,1},{2,3,2},{5,6,3}}'),
  step_went(2, 1, '{{0,1,3}}'),
  step_went(2, 2, '{{0,1,3},{1,2,4}}'),
  step_went(2, 3, '{{0,1,3},{1,2,4},{2,3,5}}'),
  step_went(2, 4, '{{0,1,3},{1,2,4},{3,4,5}}'),

  -- Failed, waited, was tried again, lost its lease, and waits again.
  task_went(3, '{{0,1,0},{1,2,0},{3,3,0},{6,6,9}}'),
  step_went(3, 0, '{{0,1,0},{1,2,1},{3,4,2},{7,5,3},{8,0,6},{0,1,6},{1,2,7},{4,4,9},{7,5,9}}'),

  -- A person has settled a step whose parent failed.
  task_went(4, '{{0,1,0},{1,2,0},{3,3,0},{4,4,3},{9,7,3}}'),
  step_went(4, 0, '{{0,1,0},{1,2,1},{3,4,2},{6,7,3}}'),
  step_went(4, 1, '{{12,9,2}}'),

  task_went(5, '{{0,1,0},{1,2,0},{3,3,0},{13,10,4}}'),
  step_went(5, 0, '{{0,1,0},{9,8,4}}'),
  step_went(5, 1, '{{9,8,4}}'),

  -- Was blocked; a person has reset its step, which runs again.
  task_went(6, '{{0,1,0},{1,2,0},{3,3,0},{4,4,3},{9,7,3},{12,4,5},{1,2,5},{3,3,5}}'),
  step_went(6, 0, '{{0,1,0},{1,2,1},{3,4,2},{6,7,3},{10,0,5},{0,1,5},{1,2,6}}'),

  task_went(7, '{{0,1,0},{1,2,0},{3,3,0}}'),
  step_went(7, 0, '{{0,1,0}}');

INSERT INTO pgmq.q_worker_default_queue (vt, message)
VALUES (now(), message(2, 1)), (now(), message(1, 0)); -- the second is a duplicate that was left over
INSERT INTO pgmq.q_worker_billing_queue (vt, message) VALUES (now() + interval '1 hour', message(7, 0));
INSERT INTO pgmq.q_results (vt, message) VALUES (now(), message(2, 3)), (now(), message(2, 4));

INSERT INTO tasker.wakeups (due_at, kind, task_uuids, step_nos, seqs)
VALUES (now() + interval '1 minute', 1, ARRAY[task(2), task(1), task(6)], '{2,1,0}', '{2,2,7}'),
  (now() + interval '1 minute', 2, ARRAY[task(3)], '{0}', '{9}'),
  (now() - interval '1 minute', 2, ARRAY[task(3)], '{0}', '{4}'); -- the wait it was for is over

INSERT INTO tasker.tasks_dlq (dlq_entry_uuid, task_uuid, original_state, dlq_reason, dlq_timestamp,
  resolution_status, resolution_timestamp, task_snapshot, created_at, updated_at)
VALUES
  (task(4), task(4), 'blocked_by_failures', 'max_retries_exceeded', second(3), 'pending', NULL, '{}',
    second(3), second(3)),
  (task(6), task(6), 'blocked_by_failures', 'max_retries_exceeded', second(3), 'manually_resolved',
    second(5), '{}', second(3), second(5));
