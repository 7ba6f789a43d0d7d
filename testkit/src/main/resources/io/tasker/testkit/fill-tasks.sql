-- Lines of four steps that went well: 14 transitions of the task, 16 of its steps.
WITH given AS (
  SELECT CAST(? AS int) AS template_id, CAST(? AS int) AS namespace_id, CAST(? AS bigint) AS first,
    CAST(? AS bigint) AS last, CAST(? AS timestamptz) AS start, CAST(? AS double precision) AS apart
), made AS MATERIALIZED (
  SELECT g.template_id, g.namespace_id, i.at,
    CAST(lpad(to_hex(CAST(floor(extract(epoch FROM i.at) * 1000) AS bigint)), 12, '0') || '70008000'
      || lpad(to_hex(i.number % 268435456), 7, '0') || '00000' AS uuid) AS id
  FROM given g
  CROSS JOIN LATERAL (
    SELECT n AS number, g.start + n * g.apart * interval '1 second' AS at
    FROM generate_series(g.first, g.last) AS n) AS i
), tasks AS (
  INSERT INTO tasker.tasks (task_uuid, template_id, namespace_id, state, seq, n_steps, n_done,
    correlation_id, created_at, updated_at, completed_at)
  SELECT id, template_id, namespace_id, 8, 14, 4, 4, id, at, at + interval '12 s', at + interval '12 s'
  FROM made
), inputs AS (
  INSERT INTO tasker.task_inputs (task_uuid, context, initiator, source_system, reason, tags, requested_at)
  SELECT id, '{"even_number": 6}', 'filler', 'test', 'to measure', '[]', at FROM made
), steps AS (
  INSERT INTO tasker.workflow_steps (task_uuid, step_no, template_step, state, seq, remaining, parents,
    attempts, max_attempts, timeout_ms, retryable, claimed_at, updated_at, dependents, result, outcome)
  SELECT id, s, s + 1, 6, 4, 0, CASE s WHEN 0 THEN 0 ELSE 1 END, 1, 3, 30000, true,
    at + (3 * s + 1) * interval '1 s', at + (3 * s + 3) * interval '1 s',
    CASE WHEN s < 3 THEN ARRAY[s + 1] END, '{"result": 36}', '{"success": true, "ms": 1, "worker": "filler"}'
  FROM made CROSS JOIN generate_series(0, 3) AS s
), of_tasks AS (
  INSERT INTO tasker.task_transitions (task_uuid, seq, from_state, to_state, cause, at)
  SELECT m.id, p.seq, p.from_state, p.to_state, p.cause, m.at + p.second * interval '1 s'
  FROM made m
  CROSS JOIN (VALUES
    (1, 0, 1, 0, 0), (2, 1, 2, 1, 0), (3, 2, 3, 3, 0),
    (4, 3, 4, 4, 3), (5, 4, 2, 1, 3), (6, 2, 3, 3, 3),
    (7, 3, 4, 4, 6), (8, 4, 2, 1, 6), (9, 2, 3, 3, 6),
    (10, 3, 4, 4, 9), (11, 4, 2, 1, 9), (12, 2, 3, 3, 9),
    (13, 3, 4, 5, 12), (14, 4, 8, 8, 12)) AS p (seq, from_state, to_state, cause, second)
)
INSERT INTO tasker.step_transitions (task_uuid, step_no, seq, from_state, to_state, cause, at)
SELECT m.id, s, p.seq, p.from_state, p.to_state, p.cause, m.at + (3 * s + p.second) * interval '1 s'
FROM made m
CROSS JOIN generate_series(0, 3) AS s
CROSS JOIN (VALUES (1, 0, 1, 0, 0), (2, 1, 2, 1, 1), (3, 2, 3, 2, 2), (4, 3, 6, 5, 3))
  AS p (seq, from_state, to_state, cause, second)
