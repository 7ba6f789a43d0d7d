-- The PGMQ interface, written anew: what a client of the pgmq extension calls is here by the same
-- names. Where the extension itself is installed, none of these files are run.

CREATE SCHEMA pgmq;

-- By this comment PgmqSchema knows that the schema is ours to migrate. Do not change it.
COMMENT ON SCHEMA pgmq IS 'tasker:messaging-pgmq';

-- One row per queue, with the name as it was first written; names that differ only in case are one
-- queue, since they are one table.
CREATE TABLE pgmq.meta (
  queue_name varchar PRIMARY KEY,
  is_partitioned boolean NOT NULL DEFAULT false,
  is_unlogged boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX meta_one_table_one_queue ON pgmq.meta (lower(queue_name));

CREATE TYPE pgmq.message_record AS (
  msg_id bigint,
  read_ct integer,
  enqueued_at timestamptz,
  last_read_at timestamptz,
  vt timestamptz,
  message jsonb,
  headers jsonb
);

CREATE TYPE pgmq.queue_record AS (
  queue_name varchar,
  is_partitioned boolean,
  is_unlogged boolean,
  created_at timestamptz
);

CREATE TYPE pgmq.metrics_result AS (
  queue_name text,
  queue_length bigint,
  newest_msg_age_sec integer,
  oldest_msg_age_sec integer,
  total_messages bigint,
  scrape_time timestamptz,
  queue_visible_length bigint
);
