-- End of submit.
SELECT task_uuid, step_no, seq FROM handed_in
