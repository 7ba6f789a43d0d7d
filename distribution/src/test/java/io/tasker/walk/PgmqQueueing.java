package io.tasker.walk;

import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.testkit.TestDatabase;
import java.util.Map;

/** Queues in the deployment's database. */
record PgmqQueueing(TestDatabase database) implements Queueing {
  @Override
  public Map<String, String> settings() {
    return Map.of("common.queues.backend", "pgmq");
  }

  @Override
  public void send(QueueName queue, String body) {
    database.texts("SELECT pgmq.send('" + queue + "', '" + body + "'::jsonb)::text");
  }

  @Override
  public long untaken(QueueName queue) {
    return depth(queue);
  }

  @Override
  public long depth(QueueName queue) {
    return database.number("SELECT count(*) FROM pgmq.q_" + queue);
  }
}
