package io.tasker.core.writer;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.metrics.api.MeterRegistry;
import io.helidon.service.registry.Services;
import io.tasker.core.metric.EngineMetric;
import io.tasker.core.metric.FlowMetric;
import io.tasker.core.metric.Metric;
import io.tasker.core.metric.TaskMetric;
import io.tasker.core.telemetry.Counters;
import io.tasker.core.telemetry.Meters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What is counted and traced of requests that come through their queue. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EntryObservedIT {
  private static final String QUEUE = "worker_observed_queue";

  private final Meters meters = new Meters(Services.get(MeterRegistry.class));
  private final EngineHarness engine = new EngineHarness();

  @BeforeEach
  void register() {
    engine.register(
        """
        name: entry
        namespace_name: observed
        version: 1.0.0
        steps:
          - { name: a, handler: { callable: test.a } }
          - { name: b, handler: { callable: test.b } }
        """);
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void tasks_messages_and_dead_bodies_of_a_set_are_counted() {
    SetMeters sets = new SetMeters(new Counters(meters, _ -> "observed"));
    long dead = meters.counter(EngineMetric.MESSAGES_DEAD).count();
    long received = count(FlowMetric.MESSAGES_RECEIVED, EngineHarness.REQUESTS.value());
    engine.send(EngineHarness.REQUESTS, request(1));
    engine.send(EngineHarness.REQUESTS, request(2));
    engine.send(EngineHarness.REQUESTS, request(2)); // means the one before
    engine.send(EngineHarness.REQUESTS, "{}");

    sets.entered("observer", EngineHarness.REQUESTS, engine.entering().run(10), 3_000_000);

    assertThat(count(TaskMetric.TASKS_REQUESTED, "observed")).isEqualTo(2);
    assertThat(count(TaskMetric.STEPS_ENQUEUED, QUEUE)).isEqualTo(4);
    assertThat(count(FlowMetric.MESSAGES_SENT, QUEUE)).isEqualTo(4);
    assertThat(count(FlowMetric.MESSAGES_RECEIVED, EngineHarness.REQUESTS.value()) - received)
        .isEqualTo(4);
    assertThat(meters.counter(EngineMetric.MESSAGES_DEAD).count() - dead).isEqualTo(1);
    assertThat(meters.histogram(EngineMetric.SET_SIZE, "observer", "enter").totalAmount())
        .isEqualTo(4);
    assertThat(meters.histogram(EngineMetric.TRANSACTION, "observer", "enter").totalAmount())
        .isEqualTo(3);
  }

  @Test
  void each_request_has_a_trace_that_its_steps_go_on_with() {
    SpanList tracing = new SpanList();
    engine.send(EngineHarness.REQUESTS, request(1));
    engine.send(EngineHarness.REQUESTS, request(2));
    engine.send(EngineHarness.REQUESTS, "{}");

    engine.entering(tracing).run(10);

    assertThat(tracing.told())
        .containsExactly("task create in null, ended", "task create in null, ended");
    assertThat(engine.all("SELECT traceparent FROM tasker.task_inputs ORDER BY 1"))
        .containsExactly("0", "1");
    assertThat(engine.all("SELECT headers->>'traceparent' FROM pgmq.q_" + QUEUE + " ORDER BY 1"))
        .containsExactly("0", "0", "1", "1");
  }

  private long count(Metric metric, String label) {
    return meters.counter(metric, label).count();
  }

  private static String request(int number) {
    return """
    {"request_id":"r","task_request":{"name":"entry","namespace":"observed","version":"1.0.0",\
    "context":{"n":%d},"initiator":"tester","source_system":"tests","reason":"to see","tags":[]},\
    "metadata":{"requested_at":"2026-03-21T21:16:08Z","requester":"me","priority":"Normal",\
    "custom":{}}}\
    """
        .formatted(number);
  }
}
