package io.tasker.core.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.helidon.metrics.api.MeterRegistry;
import io.helidon.service.registry.Services;
import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.core.channel.ChannelStats;
import io.tasker.core.config.QueueDepthConfig;
import io.tasker.core.db.StoreException;
import io.tasker.core.metric.HealthMetric;
import io.tasker.core.resilience.BreakerSettings;
import io.tasker.core.resilience.Breakers;
import io.tasker.core.telemetry.LoadMeters;
import io.tasker.core.telemetry.Meters;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AdmissionGateTest {
  private static final Duration PERIOD = Duration.ofSeconds(5);
  private static final QueueName QUEUE = new QueueName("requests");

  private final MeterRegistry registry = Services.get(MeterRegistry.class);
  private final Meters meters = new Meters(registry);
  private final LoadMeters load = new LoadMeters(meters);
  private final AtomicLong now = new AtomicLong();
  private final AtomicLong depth = new AtomicLong();
  private final Breakers breakers =
      Breakers.inDatabase(new BreakerSettings(1, Duration.ofSeconds(30), 1), now::get);
  private final QueueDepths depths =
      new QueueDepths(
          () -> {
            if (depth.get() < 0) {
              throw new IllegalStateException("nobody answers");
            }
            return Map.of(QUEUE, depth.get());
          },
          PERIOD,
          now::get,
          load);
  private volatile int backlog;
  private final AdmissionGate gate =
      new AdmissionGate(
          breakers.database(),
          () -> List.of(stats("writer-0", 0), stats("writer-1", backlog)),
          depths,
          new QueueDepthConfig(10, 20, 30),
          load);

  private static ChannelStats stats(String name, int depth) {
    return new ChannelStats(name, depth, 100, 0, 0);
  }

  @AfterEach
  void close() {
    meters.close();
  }

  private void assertRefused(int seconds) {
    assertThatExceptionOfType(TaskerException.class)
        .isThrownBy(() -> gate.requireRoom("create_task"))
        .satisfies(
            refusal -> {
              assertThat(refusal.code()).isEqualTo(ErrorCode.OVERLOADED);
              assertThat(refusal.retryAfter()).contains(Duration.ofSeconds(seconds));
            });
    assertThat(gate.isRefusing()).isTrue();
  }

  private void assertAccepted() {
    assertThatCode(() -> gate.requireRoom("create_task")).doesNotThrowAnyException();
    assertThat(gate.isRefusing()).isFalse();
  }

  @Test
  void nothing_seen_yet_is_no_reason_to_refuse() {
    assertAccepted();
  }

  @Test
  void a_queue_fills_and_empties() {
    var activations = meters.counter(HealthMetric.HEALTH_ACTIVATIONS, "queue_depth");
    var rejections = meters.counter(HealthMetric.API_REJECTED, "create_task", "queue_depth");
    var looks = meters.counter(HealthMetric.HEALTH_EVALUATIONS);
    long activated = activations.count(); // the registry is the JVM's
    long rejected = rejections.count();
    long looked = looks.count();
    depth.set(20);
    assertAccepted();
    assertThat(depths.runOnce()).isEqualTo(PERIOD);
    assertRefused(30);
    depth.set(30);
    depths.runOnce();
    assertRefused(60);
    depth.set(0);
    depths.runOnce();
    assertAccepted();

    assertThat(activations.count() - activated).isEqualTo(1);
    assertThat(rejections.count() - rejected).isEqualTo(2);
    assertThat(looks.count() - looked).isEqualTo(3);
  }

  @Test
  void a_channel_that_is_nearly_full_refuses_at_once() {
    backlog = 95;
    assertRefused(15);
    backlog = 94;
    assertAccepted();
  }

  @Test
  void an_open_breaker_refuses_creation_and_wishes() {
    breakers
        .database()
        .ended(StoreException.within(new SQLException("refused", "08001")).orElseThrow());

    assertRefused(30);
    assertThatExceptionOfType(TaskerException.class)
        .isThrownBy(() -> gate.requireDatabase("cancel_task"))
        .extracting(TaskerException::code)
        .isEqualTo(ErrorCode.CIRCUIT_OPEN);
  }

  @Test
  void a_full_queue_does_not_refuse_wishes() {
    depth.set(30);
    depths.runOnce();

    assertThatCode(() -> gate.requireDatabase("cancel_task")).doesNotThrowAnyException();
  }

  @Test
  void what_was_seen_too_long_ago_is_unknown_and_refuses_nobody() {
    var errors = meters.counter(HealthMetric.HEALTH_ERRORS);
    long failed = errors.count();
    depth.set(30);
    depths.runOnce();
    depth.set(-1);
    now.addAndGet(PERIOD.toNanos() * 3);
    depths.runOnce();
    assertRefused(60);
    assertThat(depths.isAnswered()).isFalse();

    now.incrementAndGet();
    assertAccepted();
    assertThat(depths.current()).isEmpty();
    assertThat(errors.count() - failed).isEqualTo(1);

    depth.set(30);
    depths.runOnce();
    assertRefused(60);
  }
}
