-- The audit: one row per transition, never changed. Partitioned by task_uuid, which is a UUIDv7 and so
-- a time: all history of a task lies in one partition, and old partitions are dropped whole. The key
-- is the last net under the engine: the same transition cannot be written twice.
-- The "legal" constraints list from_state * 4096 + cause * 64 + to_state of every declared transition;
-- `./dev states` prints the lists.
CREATE TABLE tasker.task_transitions (
  task_uuid uuid NOT NULL,
  seq int NOT NULL CHECK (seq >= 1),
  from_state smallint NOT NULL,
  to_state smallint NOT NULL,
  cause smallint NOT NULL,
  at timestamptz NOT NULL,
  detail jsonb,
  PRIMARY KEY (task_uuid, seq),
  CONSTRAINT task_transitions_legal CHECK (from_state * 4096 + cause * 64 + to_state = ANY (ARRAY[
    1,842,907,969,4162,4232,4938,5003,5065,8387,9034,9099,9161,12548,12612,12678,
    13130,13195,13257,16450,16837,16904,16967,17226,17291,17353,21188,21252,21322,
    21387,21449,25218,25348,25418,25483,25545,29444,29514,29579,29641]))
) PARTITION BY RANGE (task_uuid);
CREATE TABLE tasker.task_transitions_default PARTITION OF tasker.task_transitions DEFAULT;

CREATE TABLE tasker.step_transitions (
  task_uuid uuid NOT NULL,
  step_no int NOT NULL,
  seq int NOT NULL CHECK (seq >= 1),
  from_state smallint NOT NULL,
  to_state smallint NOT NULL,
  cause smallint NOT NULL,
  at timestamptz NOT NULL,
  detail jsonb,
  PRIMARY KEY (task_uuid, step_no, seq),
  CONSTRAINT step_transitions_legal CHECK (from_state * 4096 + cause * 64 + to_state = ANY (ARRAY[
    1,584,710,777,4162,4680,4806,4873,8323,8388,8452,8776,8902,8969,12614,12679,
    12872,12998,13065,16775,16837,16968,17094,17161,20992,21064,21190,21257,29256,
    29312,29382,29449]))
) PARTITION BY RANGE (task_uuid);
CREATE TABLE tasker.step_transitions_default PARTITION OF tasker.step_transitions DEFAULT;

-- Results above about 1 kB: written once, never copied with a step's later versions.
CREATE TABLE tasker.step_results (
  task_uuid uuid NOT NULL,
  step_no int NOT NULL,
  seq int NOT NULL,
  result jsonb NOT NULL,
  PRIMARY KEY (task_uuid, step_no, seq)
) PARTITION BY RANGE (task_uuid);
CREATE TABLE tasker.step_results_default PARTITION OF tasker.step_results DEFAULT;

-- The smallest UUIDv7 of a time.
CREATE FUNCTION tasker.uuid_of_time(at timestamptz) RETURNS uuid
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CAST(rpad(lpad(to_hex(CAST(floor(extract(epoch FROM at) * 1000) AS bigint)), 12, '0'), 32, '0') AS uuid)
$$;

-- Makes sure that the week of a time has its partitions. Returns how many it made. A week that already
-- has rows in the default partitions is left there (moving them would lock the history); the alarm
-- speaks up instead.
CREATE FUNCTION tasker.ensure_history_week(at timestamptz) RETURNS int
LANGUAGE plpgsql AS $$
DECLARE
  first_day timestamptz := date_trunc('week', at, 'UTC');
  suffix text := to_char(first_day AT TIME ZONE 'UTC', 'IYYY"w"IW');
  lower_bound uuid := tasker.uuid_of_time(first_day);
  upper_bound uuid := tasker.uuid_of_time(first_day + interval '7 days');
  parent text;
  taken boolean;
  made int := 0;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('tasker.ensure_history_week'));
  FOREACH parent IN ARRAY ARRAY['task_transitions', 'step_transitions', 'step_results'] LOOP
    IF to_regclass(format('tasker.%I', parent || '_' || suffix)) IS NULL THEN
      EXECUTE format('SELECT EXISTS (SELECT 1 FROM tasker.%I WHERE task_uuid >= %L AND task_uuid < %L)',
        parent || '_default', lower_bound, upper_bound) INTO taken;
      IF NOT taken THEN
        EXECUTE format('CREATE TABLE tasker.%I PARTITION OF tasker.%I FOR VALUES FROM (%L) TO (%L)',
          parent || '_' || suffix, parent, lower_bound, upper_bound);
        made := made + 1;
      END IF;
    END IF;
  END LOOP;
  RETURN made;
END
$$;
