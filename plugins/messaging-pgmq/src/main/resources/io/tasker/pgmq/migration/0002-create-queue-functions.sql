-- Making, listing, emptying and dropping queues.

-- Raises invalid_parameter_value unless the name may become part of table names.
CREATE FUNCTION pgmq.validate_queue_name(queue_name text) RETURNS void
LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  IF queue_name IS NULL OR queue_name !~ '^[A-Za-z_][A-Za-z0-9_]{0,46}$' THEN
    RAISE EXCEPTION 'invalid queue name "%"', queue_name
      USING ERRCODE = 'invalid_parameter_value',
        HINT = 'A queue name is a letter or underscore followed by up to 46 letters, digits or'
          ' underscores.';
  END IF;
END $$;

-- The name of a queue's table without its schema; prefix "q" for the queue, "a" for its archive.
CREATE FUNCTION pgmq.format_table_name(queue_name text, prefix text) RETURNS text
LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  PERFORM pgmq.validate_queue_name(queue_name);
  RETURN lower(prefix || '_' || queue_name);
END $$;

-- Whether there is a table in our schema, and not an index or sequence, of this name.
CREATE FUNCTION pgmq.has_table(table_name text) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM pg_class
    WHERE oid = to_regclass('pgmq.' || table_name) AND relkind IN ('r', 'p'));
$$;

-- The table of a queue that exists; undefined_table otherwise, naming those that do.
CREATE FUNCTION pgmq.existing_table_name(queue_name text, prefix text) RETURNS text
LANGUAGE plpgsql STABLE AS $$
DECLARE
  table_name text := pgmq.format_table_name(queue_name, prefix);
BEGIN
  IF NOT pgmq.has_table(table_name) THEN
    RAISE EXCEPTION 'queue "%" does not exist', queue_name
      USING ERRCODE = 'undefined_table',
        HINT = coalesce(
          'Queues are: ' || (SELECT string_agg(m.queue_name, ', ' ORDER BY m.queue_name)
            FROM pgmq.meta m) || '.',
          'There are no queues; make one with pgmq.create.');
  END IF;
  RETURN table_name;
END $$;

-- One at a time may make or drop a queue of this name; held to the end of the transaction.
CREATE FUNCTION pgmq.acquire_queue_lock(queue_name text) RETURNS void
LANGUAGE sql AS $$
  SELECT pg_advisory_xact_lock(hashtextextended('pgmq.queue.' || lower(queue_name), 0));
$$;

CREATE FUNCTION pgmq.create_queue_tables(queue_name text, unlogged boolean) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  queue_table text := pgmq.format_table_name(queue_name, 'q');
  archive_table text := pgmq.format_table_name(queue_name, 'a');
BEGIN
  PERFORM pgmq.acquire_queue_lock(queue_name);
  IF pgmq.has_table(queue_table) THEN
    RETURN;
  END IF;
  -- Rows live for milliseconds: vacuum after few dead ones and do not dawdle.
  EXECUTE format(
    'CREATE %s TABLE pgmq.%I (
       msg_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
       read_ct integer NOT NULL DEFAULT 0,
       enqueued_at timestamptz NOT NULL DEFAULT now(),
       last_read_at timestamptz,
       vt timestamptz NOT NULL,
       message jsonb,
       headers jsonb
     ) WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 500,
         autovacuum_vacuum_cost_delay = 2, autovacuum_vacuum_cost_limit = 1000,
         autovacuum_analyze_scale_factor = 0.1, autovacuum_vacuum_insert_scale_factor = 0.1)',
    CASE WHEN unlogged THEN 'UNLOGGED' ELSE '' END, queue_table);
  EXECUTE format('CREATE INDEX %I ON pgmq.%I (vt)', queue_table || '_vt_idx', queue_table);
  EXECUTE format(
    'CREATE TABLE pgmq.%I (
       msg_id bigint PRIMARY KEY,
       read_ct integer NOT NULL DEFAULT 0,
       enqueued_at timestamptz NOT NULL DEFAULT now(),
       last_read_at timestamptz,
       archived_at timestamptz NOT NULL DEFAULT now(),
       vt timestamptz NOT NULL,
       message jsonb,
       headers jsonb
     )', archive_table);
  EXECUTE format('CREATE INDEX %I ON pgmq.%I (archived_at)', archive_table || '_at_idx',
    archive_table);
  INSERT INTO pgmq.meta (queue_name, is_unlogged) VALUES (queue_name, unlogged)
  ON CONFLICT DO NOTHING;
END $$;

CREATE FUNCTION pgmq.create_non_partitioned(queue_name text) RETURNS void
LANGUAGE sql AS $$ SELECT pgmq.create_queue_tables(queue_name, false); $$;

CREATE FUNCTION pgmq.create_unlogged(queue_name text) RETURNS void
LANGUAGE sql AS $$ SELECT pgmq.create_queue_tables(queue_name, true); $$;

-- Makes a queue where it is missing.
CREATE FUNCTION pgmq.create(queue_name text) RETURNS void
LANGUAGE sql AS $$ SELECT pgmq.create_queue_tables(queue_name, false); $$;

-- Drops a queue with its messages and its archive; false if there is none.
CREATE FUNCTION pgmq.drop_queue(queue_name text) RETURNS boolean
LANGUAGE plpgsql AS $$
DECLARE
  queue_table text := pgmq.format_table_name(queue_name, 'q');
BEGIN
  PERFORM pgmq.acquire_queue_lock(queue_name);
  IF NOT pgmq.has_table(queue_table) THEN
    RETURN false;
  END IF;
  EXECUTE format('DROP TABLE pgmq.%I', queue_table);
  EXECUTE format('DROP TABLE IF EXISTS pgmq.%I', pgmq.format_table_name(queue_name, 'a'));
  DELETE FROM pgmq.meta m WHERE lower(m.queue_name) = lower(drop_queue.queue_name);
  RETURN true;
END $$;

CREATE FUNCTION pgmq.list_queues() RETURNS SETOF pgmq.queue_record
LANGUAGE sql STABLE AS $$
  SELECT queue_name, is_partitioned, is_unlogged, created_at FROM pgmq.meta ORDER BY queue_name;
$$;

-- Deletes every message and says how many; waits for those who have some in hand. The archive stays.
CREATE FUNCTION pgmq.purge_queue(queue_name text) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
  queue_table text := pgmq.existing_table_name(queue_name, 'q');
  purged bigint;
BEGIN
  EXECUTE format('DELETE FROM pgmq.%I', queue_table);
  GET DIAGNOSTICS purged = ROW_COUNT;
  RETURN purged;
END $$;

CREATE FUNCTION pgmq.metrics(queue_name text) RETURNS pgmq.metrics_result
LANGUAGE plpgsql AS $$
DECLARE
  queue_table text := pgmq.existing_table_name(queue_name, 'q');
  result pgmq.metrics_result;
BEGIN
  -- The sequence counts what was ever sent, and numbers that a rollback threw away.
  EXECUTE format(
    'SELECT $1, count(*),
       CAST(extract(epoch FROM clock_timestamp() - max(enqueued_at)) AS integer),
       CAST(extract(epoch FROM clock_timestamp() - min(enqueued_at)) AS integer),
       (SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM pgmq.%I),
       clock_timestamp(),
       count(*) FILTER (WHERE vt <= clock_timestamp())
     FROM pgmq.%I', queue_table || '_msg_id_seq', queue_table)
    INTO result USING queue_name;
  RETURN result;
END $$;

CREATE FUNCTION pgmq.metrics_all() RETURNS SETOF pgmq.metrics_result
LANGUAGE plpgsql AS $$
BEGIN
  RETURN QUERY
    SELECT m.* FROM pgmq.meta q CROSS JOIN LATERAL pgmq.metrics(q.queue_name) m
    ORDER BY q.queue_name;
END $$;
