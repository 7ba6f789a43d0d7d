-- End of WRITE with repaired steps: divides by zero, and so undoes the set, unless every row was as it
-- had been read.
SELECT 1 / CASE WHEN (SELECT count(*) FROM changed_tasks) = :t_count
  AND (SELECT count(*) FROM changed_steps) = :s_count
  AND (SELECT count(*) FROM repaired_steps) = :r_count THEN 1 ELSE 0 END
