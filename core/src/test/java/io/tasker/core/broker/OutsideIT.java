package io.tasker.core.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.contract.model.TaskId;
import io.tasker.contract.spi.messaging.BrokerMessaging.Outgoing;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.contract.template.TaskTemplate;
import io.tasker.core.db.Database;
import io.tasker.core.insight.Invariants;
import io.tasker.core.insight.Violation;
import io.tasker.core.queue.QueueFill;
import io.tasker.core.store.GaugeStore;
import io.tasker.core.store.RecoveryStore;
import io.tasker.core.store.StepKey;
import io.tasker.core.store.TemplateStore;
import io.tasker.core.store.TemplateStore.Candidate;
import io.tasker.core.store.TemplateStore.OtherContent;
import io.tasker.core.template.TemplateReader;
import io.tasker.core.writer.EngineHarness;
import io.tasker.testkit.messaging.MemoryBroker;
import io.tasker.testkit.messaging.WatchedBroker;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** A broker is never asked while a transaction is open and its connection lent out. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OutsideIT {
  private static final QueueName WORKERS = EngineHarness.QUEUES.ofWorkers("test");

  private final EngineHarness engine = new EngineHarness();
  private final WatchedBroker broker =
      new WatchedBroker(new MemoryBroker(), Database.class.getName());
  private final Database database = engine.pools.chores();
  private final BrokerQueues queues =
      new BrokerQueues(broker, 10, engine.clock, UUID::randomUUID, _ -> {});

  @AfterEach
  void close() {
    assertThat(broker.calls()).as("the broker was asked").isNotEmpty();
    assertThat(broker.within()).as("within a transaction").isEmpty();
    broker.close();
    engine.close();
  }

  @Test
  void to_say_how_full_queues_are() {
    GaugeStore gauges = new GaugeStore(database, queues);
    Set<QueueName> names = Set.of(WORKERS, BrokerQueues.OUTBOX, new QueueName("missing"));
    publish(3);

    Map<QueueName, QueueFill> fills = gauges.fills(names);

    assertThat(fills)
        .containsOnly(
            Map.entry(WORKERS, new QueueFill(3, 0)),
            Map.entry(BrokerQueues.OUTBOX, new QueueFill(0, 0)));
    assertThat(gauges.read(names).queues()).isEqualTo(fills);
  }

  @Test
  void to_look_for_lost_messages() {
    RecoveryStore store = new RecoveryStore(database, queues);
    TaskId task = engine.create(engine.template("watched", "a", "b"));
    Set<StepKey> steps = Set.of(new StepKey(task, 0), new StepKey(task, 1));
    publish(1);
    assertThat(store.withMessage(WORKERS, steps)).isEmpty();

    publish(1);
    assertThat(store.withMessage(WORKERS, steps)).isEqualTo(steps);
  }

  @Test
  void to_create_queues() {
    TemplateStore store = new TemplateStore(database, queues);
    TaskTemplate template =
        TemplateReader.read(
                "test.yaml",
                "{name: t, namespace_name: test, version: 1.0.0,"
                    + " steps: [{name: a, handler: {callable: c}}]}")
            .template();

    store.createQueue(EngineHarness.RESULTS);
    store.register(
        List.of(new Candidate(template, engine.ids.get(), WORKERS)),
        OtherContent.REFUSED,
        engine.clock.instant());

    assertThat(broker.state(EngineHarness.RESULTS)).isPresent();
    assertThat(broker.state(WORKERS)).isPresent();
  }

  @Test
  void to_check_invariants() {
    Invariants invariants =
        new Invariants(database, queues, EngineHarness.RESULTS, EngineHarness.QUEUES::ofWorkers);
    engine.create(engine.template("watched", "a", "b"));
    assertThat(invariants.check())
        .extracting(Violation::invariant)
        .containsExactly(
            "enqueued-has-message", "enqueued-has-message", "queues-exist", "queues-exist");

    queues.outside().create(Set.of(EngineHarness.RESULTS));
    publish(1);
    assertThat(invariants.check()).as("two steps, one message").hasSize(2);
    publish(1);
    assertThat(invariants.check()).isEmpty();
  }

  @Test
  void and_one_who_does_would_be_noticed() {
    assertThat(broker.state(WORKERS)).isEmpty();
    WatchedBroker strict = new WatchedBroker(new MemoryBroker(), Database.class.getName());
    database.inTransaction(tx -> strict.state(WORKERS));
    assertThat(strict.within()).singleElement().asString().startsWith("state by ");
    strict.close();
  }

  private void publish(int count) {
    for (int i = 0; i < count; i++) {
      broker.publish(List.of(new Outgoing(WORKERS, "{}")));
    }
  }
}
