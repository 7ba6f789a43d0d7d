package io.tasker.core.broker;

import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.core.db.Database;
import io.tasker.core.db.Params;
import io.tasker.core.db.Sql;
import io.tasker.core.db.Tx;
import io.tasker.core.queue.Outgoing;
import io.tasker.core.queue.Popped;
import io.tasker.core.queue.Sends;
import io.tasker.core.writer.EngineHarness;
import io.tasker.testkit.Eventually;
import io.tasker.testkit.messaging.MemoryBroker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/** The queues of one process on a broker in memory and a real database; nothing runs by itself. */
final class BrokerStand implements AutoCloseable {
  static final QueueName QUEUE = EngineHarness.QUEUES.ofWorkers("test");
  static final int PREFETCH = 10;

  final EngineHarness engine = new EngineHarness();
  final Database database = engine.pools.sets();
  final MemoryBroker.Place place = new MemoryBroker.Place(3);
  final MemoryBroker broker = new MemoryBroker(place, PREFETCH);
  final AtomicInteger arrivals = new AtomicInteger();
  final OutboxPublisher publisher = new OutboxPublisher(broker::publish, database);
  final OutboxSweep sweep = new OutboxSweep(database, broker::publish, () -> true, engine.clock);
  final BrokerQueues queues;

  BrokerStand() {
    RandomGenerator random = new SplittableRandom(1);
    queues =
        new BrokerQueues(
            broker,
            PREFETCH,
            engine.clock,
            () -> new UUID(random.nextLong(), random.nextLong()),
            _ -> arrivals.incrementAndGet());
    broker.declare(Set.of(QUEUE));
  }

  /** Writes messages to the outbox. */
  void send(Tx tx, String... bodies) {
    send(tx, QUEUE, bodies);
  }

  private void send(Tx tx, QueueName queue, String... bodies) {
    Sends sends =
        queues.sends(Arrays.stream(bodies).map(body -> new Outgoing(queue, body, 7)).toList());
    Params params = Params.none();
    sends.bind(tx, params);
    String parts = String.join(", ", queues.sendParts(sends.queues()));
    tx.query(Sql.parse("WITH " + parts + " SELECT 1"), params, row -> row.integer(1));
  }

  /** The same, committed. */
  void send(String... bodies) {
    send(QUEUE, bodies);
  }

  /** The same for another queue. */
  void send(QueueName queue, String... bodies) {
    database.inTransaction(
        tx -> {
          send(tx, queue, bodies);
          return bodies;
        });
  }

  /** Takes messages for good, as soon as there are so many. */
  List<String> take(int count) {
    return popped(count).stream().map(Popped::body).toList();
  }

  List<Popped> popped(int count) {
    List<Popped> taken = new ArrayList<>();
    until(
        count + " messages",
        () -> {
          taken.addAll(database.inTransaction(tx -> queues.inbox(QUEUE).pop(tx, count, null)));
          return taken.size() >= count;
        });
    return taken;
  }

  /** Waits until the broker holds so many that nobody has in hand. */
  void awaitReady(long count) {
    until(count + " messages that are ready", () -> ready() == count);
  }

  long ready() {
    return broker.state(QUEUE).orElseThrow().ready();
  }

  void until(String what, BooleanSupplier condition) {
    Eventually.until(what, Duration.ofSeconds(10), condition);
  }

  long outboxRows() {
    return engine.count("tasker.outbox");
  }

  @Override
  public void close() {
    queues.close();
    broker.close();
    engine.close();
  }
}
