-- Sending, reading and settling messages.

CREATE FUNCTION pgmq.send_batch(
  queue_name text, msgs jsonb[], headers jsonb[], delay timestamptz) RETURNS SETOF bigint
LANGUAGE plpgsql AS $$
DECLARE
  queue_table text := pgmq.existing_table_name(queue_name, 'q');
BEGIN
  IF headers IS NOT NULL AND cardinality(headers) <> cardinality(msgs) THEN
    RAISE EXCEPTION 'there are % messages but % headers', cardinality(msgs), cardinality(headers)
      USING ERRCODE = 'invalid_parameter_value',
        HINT = 'Give as many headers as messages, nulls among them, or none at all.';
  END IF;
  -- Sorted, so that ids rise in the order of the array.
  RETURN QUERY EXECUTE format(
    'INSERT INTO pgmq.%I (vt, message, headers)
     SELECT $3, m.message, $2[m.n] FROM unnest($1) WITH ORDINALITY AS m(message, n) ORDER BY m.n
     RETURNING msg_id', queue_table)
    USING msgs, headers, coalesce(delay, clock_timestamp());
END $$;

CREATE FUNCTION pgmq.send_batch(queue_name text, msgs jsonb[]) RETURNS SETOF bigint
LANGUAGE sql AS $$
  SELECT * FROM pgmq.send_batch(queue_name, msgs, CAST(NULL AS jsonb[]), clock_timestamp());
$$;

CREATE FUNCTION pgmq.send_batch(queue_name text, msgs jsonb[], headers jsonb[])
RETURNS SETOF bigint
LANGUAGE sql AS $$
  SELECT * FROM pgmq.send_batch(queue_name, msgs, headers, clock_timestamp());
$$;

CREATE FUNCTION pgmq.send_batch(queue_name text, msgs jsonb[], delay integer)
RETURNS SETOF bigint
LANGUAGE sql AS $$
  SELECT * FROM pgmq.send_batch(
    queue_name, msgs, CAST(NULL AS jsonb[]), clock_timestamp() + make_interval(secs => delay));
$$;

CREATE FUNCTION pgmq.send_batch(queue_name text, msgs jsonb[], delay timestamptz)
RETURNS SETOF bigint
LANGUAGE sql AS $$
  SELECT * FROM pgmq.send_batch(queue_name, msgs, CAST(NULL AS jsonb[]), delay);
$$;

CREATE FUNCTION pgmq.send_batch(queue_name text, msgs jsonb[], headers jsonb[], delay integer)
RETURNS SETOF bigint
LANGUAGE sql AS $$
  SELECT * FROM pgmq.send_batch(
    queue_name, msgs, headers, clock_timestamp() + make_interval(secs => delay));
$$;

CREATE FUNCTION pgmq.send(queue_name text, msg jsonb, headers jsonb, delay timestamptz)
RETURNS SETOF bigint
LANGUAGE sql AS $$
  SELECT * FROM pgmq.send_batch(queue_name, ARRAY[msg], ARRAY[headers], delay);
$$;

CREATE FUNCTION pgmq.send(queue_name text, msg jsonb) RETURNS SETOF bigint
LANGUAGE sql AS $$
  SELECT * FROM pgmq.send(queue_name, msg, CAST(NULL AS jsonb), clock_timestamp());
$$;

CREATE FUNCTION pgmq.send(queue_name text, msg jsonb, headers jsonb) RETURNS SETOF bigint
LANGUAGE sql AS $$
  SELECT * FROM pgmq.send(queue_name, msg, headers, clock_timestamp());
$$;

CREATE FUNCTION pgmq.send(queue_name text, msg jsonb, delay integer) RETURNS SETOF bigint
LANGUAGE sql AS $$
  SELECT * FROM pgmq.send(
    queue_name, msg, CAST(NULL AS jsonb), clock_timestamp() + make_interval(secs => delay));
$$;

CREATE FUNCTION pgmq.send(queue_name text, msg jsonb, delay timestamptz) RETURNS SETOF bigint
LANGUAGE sql AS $$
  SELECT * FROM pgmq.send(queue_name, msg, CAST(NULL AS jsonb), delay);
$$;

CREATE FUNCTION pgmq.send(queue_name text, msg jsonb, headers jsonb, delay integer)
RETURNS SETOF bigint
LANGUAGE sql AS $$
  SELECT * FROM pgmq.send(
    queue_name, msg, headers, clock_timestamp() + make_interval(secs => delay));
$$;

-- Hides up to qty visible messages for vt seconds and returns them; those that do not contain
-- "conditional" are passed over.
CREATE FUNCTION pgmq.read(
  queue_name text, vt integer, qty integer, conditional jsonb DEFAULT '{}')
RETURNS SETOF pgmq.message_record
LANGUAGE plpgsql AS $$
DECLARE
  queue_table text := pgmq.existing_table_name(queue_name, 'q');
BEGIN
  RETURN QUERY EXECUTE format(
    'WITH due AS MATERIALIZED (
       SELECT msg_id FROM pgmq.%1$I
       WHERE vt <= clock_timestamp() AND ($3 = ''{}'' OR message @> $3)
       ORDER BY msg_id LIMIT $2 FOR UPDATE SKIP LOCKED),
     taken AS (
       UPDATE pgmq.%1$I q
       SET vt = clock_timestamp() + make_interval(secs => $1), read_ct = q.read_ct + 1,
         last_read_at = clock_timestamp()
       FROM due WHERE q.msg_id = due.msg_id
       RETURNING q.msg_id, q.read_ct, q.enqueued_at, q.last_read_at, q.vt, q.message, q.headers)
     SELECT * FROM taken ORDER BY msg_id', queue_table)
    USING vt, qty, conditional;
END $$;

-- The same, looking again every poll_interval_ms until there is something or the time is over. It
-- keeps its connection that long.
CREATE FUNCTION pgmq.read_with_poll(
  queue_name text, vt integer, qty integer, max_poll_seconds integer DEFAULT 5,
  poll_interval_ms integer DEFAULT 100, conditional jsonb DEFAULT '{}')
RETURNS SETOF pgmq.message_record
LANGUAGE plpgsql AS $$
DECLARE
  deadline timestamptz := clock_timestamp() + make_interval(secs => max_poll_seconds);
BEGIN
  LOOP
    RETURN QUERY SELECT * FROM pgmq.read(queue_name, vt, qty, conditional);
    EXIT WHEN FOUND OR clock_timestamp() >= deadline;
    PERFORM pg_sleep(poll_interval_ms / 1000.0);
  END LOOP;
END $$;

-- Reads and deletes in one go.
CREATE FUNCTION pgmq.pop(queue_name text, qty integer DEFAULT 1)
RETURNS SETOF pgmq.message_record
LANGUAGE plpgsql AS $$
DECLARE
  queue_table text := pgmq.existing_table_name(queue_name, 'q');
BEGIN
  RETURN QUERY EXECUTE format(
    'WITH gone AS (
       DELETE FROM pgmq.%1$I WHERE msg_id = ANY (ARRAY(
         SELECT msg_id FROM pgmq.%1$I WHERE vt <= clock_timestamp()
         ORDER BY msg_id LIMIT $1 FOR UPDATE SKIP LOCKED))
       RETURNING msg_id, read_ct, enqueued_at, last_read_at, vt, message, headers)
     SELECT * FROM gone ORDER BY msg_id', queue_table)
    USING qty;
END $$;

-- Hides a message for vt seconds from now, or shows it at once with 0.
CREATE FUNCTION pgmq.set_vt(queue_name text, msg_id bigint, vt integer)
RETURNS SETOF pgmq.message_record
LANGUAGE plpgsql AS $$
DECLARE
  queue_table text := pgmq.existing_table_name(queue_name, 'q');
BEGIN
  RETURN QUERY EXECUTE format(
    'UPDATE pgmq.%I SET vt = clock_timestamp() + make_interval(secs => $2) WHERE msg_id = $1
     RETURNING msg_id, read_ct, enqueued_at, last_read_at, vt, message, headers', queue_table)
    USING msg_id, vt;
END $$;

-- Deletes messages and returns the ids of those that were there.
CREATE FUNCTION pgmq.delete(queue_name text, msg_ids bigint[]) RETURNS SETOF bigint
LANGUAGE plpgsql AS $$
DECLARE
  queue_table text := pgmq.existing_table_name(queue_name, 'q');
BEGIN
  RETURN QUERY EXECUTE format(
    'DELETE FROM pgmq.%I WHERE msg_id = ANY ($1) RETURNING msg_id', queue_table)
    USING msg_ids;
END $$;

CREATE FUNCTION pgmq.delete(queue_name text, msg_id bigint) RETURNS boolean
LANGUAGE sql AS $$
  SELECT EXISTS (SELECT FROM pgmq.delete(queue_name, ARRAY[msg_id]));
$$;

-- Moves messages to the queue's archive and returns the ids of those that were there.
CREATE FUNCTION pgmq.archive(queue_name text, msg_ids bigint[]) RETURNS SETOF bigint
LANGUAGE plpgsql AS $$
DECLARE
  queue_table text := pgmq.existing_table_name(queue_name, 'q');
BEGIN
  RETURN QUERY EXECUTE format(
    'WITH moved AS (
       DELETE FROM pgmq.%I WHERE msg_id = ANY ($1)
       RETURNING msg_id, read_ct, enqueued_at, last_read_at, vt, message, headers)
     INSERT INTO pgmq.%I (msg_id, read_ct, enqueued_at, last_read_at, vt, message, headers)
     SELECT * FROM moved RETURNING msg_id',
    queue_table, pgmq.existing_table_name(queue_name, 'a'))
    USING msg_ids;
END $$;

CREATE FUNCTION pgmq.archive(queue_name text, msg_id bigint) RETURNS boolean
LANGUAGE sql AS $$
  SELECT EXISTS (SELECT FROM pgmq.archive(queue_name, ARRAY[msg_id]));
$$;
