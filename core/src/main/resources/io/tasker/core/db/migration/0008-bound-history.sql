-- The time in a UUIDv7.
CREATE FUNCTION tasker.time_of_uuid(id uuid) RETURNS timestamptz
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT to_timestamp(CAST(CAST(CAST('x' || lpad(left(replace(CAST(id AS text), '-', ''), 12), 16, '0')
    AS bit(64)) AS bigint) AS numeric) / 1000)
$$;

-- Entries go with their task.
CREATE INDEX tasks_dlq_task ON tasker.tasks_dlq (task_uuid);

-- Makes the partition of a week of one table and moves into it what has landed in the default partition,
-- unless that is more than some rows. Attaching does not lock out writers of other partitions, as
-- creating one in place would. Returns how many rows it moved, null if the partition is there already,
-- -1 if there are more rows than that; nothing is done then.
CREATE FUNCTION tasker.make_history_partition(parent text, at timestamptz, most bigint) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
  first_day timestamptz := date_trunc('week', at, 'UTC');
  part text := parent || '_' || to_char(first_day AT TIME ZONE 'UTC', 'IYYY"w"IW');
  lower_bound uuid := tasker.uuid_of_time(first_day);
  upper_bound uuid := tasker.uuid_of_time(first_day + interval '7 days');
  landed bigint;
BEGIN
  IF to_regclass(format('tasker.%I', part)) IS NOT NULL THEN
    RETURN NULL;
  END IF;
  EXECUTE format('LOCK TABLE ONLY tasker.%I IN SHARE UPDATE EXCLUSIVE MODE', parent);
  EXECUTE format('LOCK TABLE tasker.%I IN ACCESS EXCLUSIVE MODE', parent || '_default');
  EXECUTE format('SELECT count(*) FROM (SELECT FROM tasker.%I WHERE task_uuid >= %L AND task_uuid < %L '
    'LIMIT %s) AS few', parent || '_default', lower_bound, upper_bound, most + 1) INTO landed;
  IF landed > most THEN
    RETURN -1;
  END IF;
  EXECUTE format('CREATE TABLE tasker.%I (LIKE tasker.%I INCLUDING ALL)', part, parent);
  IF landed > 0 THEN
    EXECUTE format('WITH moved AS (DELETE FROM tasker.%I WHERE task_uuid >= %L AND task_uuid < %L '
      'RETURNING *) INSERT INTO tasker.%I SELECT * FROM moved',
      parent || '_default', lower_bound, upper_bound, part);
  END IF;
  EXECUTE format('ALTER TABLE tasker.%I ATTACH PARTITION tasker.%I FOR VALUES FROM (%L) TO (%L)',
    parent, part, lower_bound, upper_bound);
  RETURN landed;
END
$$;

-- Makes sure that the week of a time has its partitions. Returns how many it made. A week that already
-- has rows in the default partitions is left there.
CREATE OR REPLACE FUNCTION tasker.ensure_history_week(at timestamptz) RETURNS int
LANGUAGE plpgsql AS $$
DECLARE
  parent text;
  made int := 0;
BEGIN
  PERFORM set_config('lock_timeout', '1s', true);
  PERFORM pg_advisory_xact_lock(hashtext('tasker.ensure_history_week'));
  FOREACH parent IN ARRAY ARRAY['task_transitions', 'step_transitions', 'step_results'] LOOP
    IF tasker.make_history_partition(parent, at, 0) >= 0 THEN
      made := made + 1;
    END IF;
  END LOOP;
  RETURN made;
END
$$;

-- Moves what landed in the default partitions into the partitions of its week. Writers of that week wait
-- meanwhile. Returns how many rows it moved, or -1 if a table has more than that many; what of the other
-- tables could be moved is moved then.
CREATE FUNCTION tasker.heal_history_week(at timestamptz, most bigint) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
  parent text;
  moved bigint;
  total bigint := 0;
  too_many boolean := false;
BEGIN
  PERFORM set_config('lock_timeout', '1s', true);
  PERFORM pg_advisory_xact_lock(hashtext('tasker.ensure_history_week'));
  FOREACH parent IN ARRAY ARRAY['task_transitions', 'step_transitions', 'step_results'] LOOP
    moved := tasker.make_history_partition(parent, at, most);
    IF moved = -1 THEN
      too_many := true;
    ELSE
      total := total + coalesce(moved, 0);
    END IF;
  END LOOP;
  RETURN CASE WHEN too_many THEN -1 ELSE total END;
END
$$;

-- Drops the partition of a week of one table. Waits for its locks no longer than said, since writers wait
-- behind it. Returns whether there was one. Refuses while a task of that week is there.
CREATE FUNCTION tasker.drop_history_partition(parent text, at timestamptz, lock_timeout_ms int)
RETURNS boolean
LANGUAGE plpgsql AS $$
DECLARE
  first_day timestamptz := date_trunc('week', at, 'UTC');
  part text := parent || '_' || to_char(first_day AT TIME ZONE 'UTC', 'IYYY"w"IW');
BEGIN
  IF to_regclass(format('tasker.%I', part)) IS NULL THEN
    RETURN false;
  END IF;
  IF EXISTS (SELECT FROM tasker.tasks WHERE task_uuid >= tasker.uuid_of_time(first_day)
      AND task_uuid < tasker.uuid_of_time(first_day + interval '7 days')) THEN
    RAISE EXCEPTION 'tasks of the week of % are still there', first_day;
  END IF;
  PERFORM set_config('lock_timeout', lock_timeout_ms || 'ms', true);
  EXECUTE format('DROP TABLE tasker.%I', part);
  RETURN true;
END
$$;
