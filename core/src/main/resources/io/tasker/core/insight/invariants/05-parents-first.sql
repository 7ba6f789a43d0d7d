-- Holds: a step that has been enqueued and is not over has no parent that is open. Cancelled and
-- manually settled steps are left out: an operator need not wait for parents.
-- Matters: it runs on results that are not there.
SELECT format('task=%s step=%s state=%s parent=%s parent_state=%s', c.task_uuid, c.step_no, c.state,
  p.step_no, p.state) AS finding
FROM tasker.workflow_steps p
CROSS JOIN LATERAL unnest(p.dependents) AS e (step_no)
JOIN tasker.workflow_steps c ON c.task_uuid = p.task_uuid AND c.step_no = e.step_no
WHERE c.state IN (1, 2, 3, 4, 5, 7) AND p.state NOT IN (6, 9)
ORDER BY c.task_uuid, c.step_no, p.step_no
LIMIT 20
