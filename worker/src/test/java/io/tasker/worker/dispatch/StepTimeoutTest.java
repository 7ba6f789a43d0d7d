package io.tasker.worker.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.helidon.metrics.api.MeterRegistry;
import io.helidon.service.registry.Services;
import io.tasker.contract.model.Json;
import io.tasker.contract.model.TaskId;
import io.tasker.contract.model.TemplateName;
import io.tasker.contract.template.HandlerDefinition;
import io.tasker.contract.template.IdentityStrategy;
import io.tasker.contract.template.RetryPolicy;
import io.tasker.contract.template.StepDefinition;
import io.tasker.contract.template.StepType;
import io.tasker.contract.template.TaskTemplate;
import io.tasker.core.db.Database;
import io.tasker.core.store.ClaimStore.Claimed;
import io.tasker.core.store.ClaimStore.Lease;
import io.tasker.core.store.StepKey;
import io.tasker.core.store.StoredTemplate;
import io.tasker.core.store.SubmitStore.Submission;
import io.tasker.core.telemetry.Meters;
import io.tasker.core.telemetry.Tracing;
import io.tasker.testkit.SettableClock;
import io.tasker.worker.handler.StepContext;
import io.tasker.worker.handler.StepHandler;
import io.tasker.worker.handler.StepOutcome;
import io.tasker.worker.resolve.Handlers;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** When an attempt has taken too long, by a clock that is moved by hand. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StepTimeoutTest {
  private static final Duration LIMIT = Duration.ofMinutes(7);

  private final SettableClock clock = new SettableClock();
  private final Endless handler = new Endless();
  private final BlockingQueue<Submission> handedIn = new LinkedBlockingQueue<>();
  private final Dispatcher dispatcher =
      new Dispatcher(
          Handlers.of(List.of(handler)),
          new Outcomes("worker"),
          1,
          handedIn::add,
          clock,
          new Dispatcher.Watch(
              new WorkerMeters(new Meters(Services.get(MeterRegistry.class))),
              Tracing.OFF,
              _ -> {}));
  private final LeaseKeeper keeper =
      new LeaseKeeper(
          new Database(noDatabase()),
          dispatcher,
          new Credits(10),
          new Lease(Duration.ofDays(1), null),
          Duration.ofHours(1),
          clock);

  @AfterEach
  void let_handlers_end() {
    handler.enough.countDown();
  }

  @Test
  void an_attempt_is_ended_when_its_limit_is_over_and_not_before() throws Exception {
    dispatcher.dispatch(step(0));
    StepContext context = handler.next();
    assertThat(context.deadline()).isEqualTo(SettableClock.START.plus(LIMIT));

    clock.advance(LIMIT.minusMillis(1));
    keeper.runOnce();
    assertThat(handedIn).isEmpty();
    assertThat(context.cancelled()).isFalse();

    clock.advance(Duration.ofMillis(1));
    keeper.runOnce();
    assertThat(handedIn)
        .singleElement()
        .satisfies(
            submission -> {
              assertThat(submission.success()).isFalse();
              assertThat(submission.retryable()).isTrue();
              assertThat(submission.outcome())
                  .contains("handler_timeout", "the handler did not return within 420000 ms");
            });
    assertThat(context.cancelled()).isTrue();
    assertThat(handler.interrupted.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void what_a_handler_returns_after_its_limit_is_not_handed_in() throws Exception {
    dispatcher.dispatch(step(0));
    handler.next();
    clock.advance(LIMIT);
    keeper.runOnce();
    assertThat(handler.interrupted.await(10, TimeUnit.SECONDS)).isTrue();

    // One slot: the next begins when the first has returned.
    dispatcher.dispatch(step(1));
    handler.next();

    assertThat(handedIn).hasSize(1);
  }

  @Test
  void a_step_that_waits_for_a_slot_has_its_whole_limit_before_it() throws Exception {
    dispatcher.dispatch(step(0));
    handler.next();
    dispatcher.dispatch(step(1));
    clock.advance(LIMIT);

    keeper.runOnce();

    assertThat(handedIn)
        .extracting(Submission::step)
        .extracting(StepKey::number)
        .containsExactly(0);
    assertThat(handler.next().deadline()).isEqualTo(SettableClock.START.plus(LIMIT).plus(LIMIT));
  }

  private Assignment step(int number) {
    StepDefinition definition =
        new StepDefinition(
            "s" + number,
            null,
            StepType.STANDARD,
            List.of(),
            new HandlerDefinition("endless", null, null, Json.EMPTY_OBJECT),
            RetryPolicy.DEFAULT,
            LIMIT,
            null);
    TaskTemplate template =
        new TaskTemplate(
            new TemplateName("test", "slow", "1.0.0"),
            null,
            IdentityStrategy.STRICT,
            null,
            List.of(definition),
            Json.EMPTY_OBJECT);
    return new Assignment(
        new Claimed(
            new StepKey(new TaskId(new UUID(7, 7)), number),
            1,
            1,
            1,
            3,
            LIMIT,
            SettableClock.START.plus(Duration.ofDays(1)),
            new UUID(1, 1),
            Json.EMPTY_OBJECT,
            null),
        new StoredTemplate(1, new UUID(2, 2), 1, template, new int[] {1}),
        Map.of());
  }

  private static DataSource noDatabase() {
    return (DataSource)
        Proxy.newProxyInstance(
            StepTimeoutTest.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (_, method, _) -> {
              throw new AssertionError("no lease is due, and yet: " + method.getName());
            });
  }

  /** Runs until it is interrupted, and then takes that for no reason to fail. */
  private static final class Endless implements StepHandler {
    private final BlockingQueue<StepContext> begun = new LinkedBlockingQueue<>();
    private final CountDownLatch interrupted = new CountDownLatch(1);
    private final CountDownLatch enough = new CountDownLatch(1);

    @Override
    public String callable() {
      return "endless";
    }

    @Override
    public StepOutcome handle(StepContext context) {
      begun.add(context);
      try {
        enough.await();
      } catch (InterruptedException e) {
        interrupted.countDown();
      }
      return StepOutcome.success(JsonNodeFactory.instance.textNode("late"));
    }

    StepContext next() throws InterruptedException {
      @Nullable StepContext next = begun.poll(10, TimeUnit.SECONDS);
      assertThat(next).as("a handler begins").isNotNull();
      return next;
    }
  }
}
