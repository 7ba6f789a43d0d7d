-- For people with psql at hand; the product does not read them.
CREATE VIEW tasker.v_tasks AS
  SELECT t.task_uuid, n.name AS namespace, p.name, p.version, s.name AS state, t.n_steps, t.n_done,
         t.n_active, t.n_retry, t.n_failed, t.n_cancelled, t.created_at, t.updated_at, t.completed_at
  FROM tasker.tasks t
  JOIN tasker.task_states s ON s.code = t.state
  JOIN tasker.templates p USING (template_id)
  JOIN tasker.namespaces n ON n.namespace_id = t.namespace_id;

CREATE VIEW tasker.v_steps AS
  SELECT w.task_uuid, w.step_no, d.name, s.name AS state, w.remaining, w.attempts, w.max_attempts,
         k.worker_id AS lease_owner, w.lease_until, w.next_attempt_at, w.updated_at, d.callable
  FROM tasker.workflow_steps w
  JOIN tasker.step_states s ON s.code = w.state
  JOIN tasker.template_steps d ON d.template_step_id = w.template_step
  LEFT JOIN tasker.workers k ON k.worker_no = w.lease_owner;

CREATE VIEW tasker.v_edges AS
  SELECT w.task_uuid, w.step_no AS from_step_no, c.step_no AS to_step_no
  FROM tasker.workflow_steps w CROSS JOIN LATERAL unnest(w.dependents) AS c (step_no);

CREATE VIEW tasker.v_history AS
  SELECT h.task_uuid, CAST(NULL AS int) AS step_no, h.seq, f.name AS from_state, c.name AS cause,
         t.name AS to_state, h.at, h.detail
  FROM tasker.task_transitions h
  JOIN tasker.task_states f ON f.code = h.from_state
  JOIN tasker.task_states t ON t.code = h.to_state
  JOIN tasker.task_causes c ON c.code = h.cause
  UNION ALL
  SELECT h.task_uuid, h.step_no, h.seq, f.name, c.name, t.name, h.at, h.detail
  FROM tasker.step_transitions h
  JOIN tasker.step_states f ON f.code = h.from_state
  JOIN tasker.step_states t ON t.code = h.to_state
  JOIN tasker.step_causes c ON c.code = h.cause;
