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
import io.tasker.core.store.ClaimStore.Claimed;
import io.tasker.core.store.ClaimStore.Token;
import io.tasker.core.store.StepKey;
import io.tasker.core.store.StoredTemplate;
import io.tasker.core.store.SubmitStore.Submission;
import io.tasker.core.telemetry.Meters;
import io.tasker.core.telemetry.Tracing;
import io.tasker.testkit.Eventually;
import io.tasker.testkit.SettableClock;
import io.tasker.worker.handler.StepContext;
import io.tasker.worker.handler.StepHandler;
import io.tasker.worker.handler.StepOutcome;
import io.tasker.worker.resolve.Handlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DispatcherTest {
  private static final Instant NOW = SettableClock.START;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final StepKey STEP =
      new StepKey(new TaskId(new UUID(0x0190_0000_0000_7000L, 0)), 0);

  private final SettableClock clock = new SettableClock();
  private final Queue<Integer> begun = new ConcurrentLinkedQueue<>();
  private final Queue<Submission> submitted = new ConcurrentLinkedQueue<>();
  private final AtomicInteger released = new AtomicInteger();
  private final CountDownLatch end = new CountDownLatch(1);
  private final Dispatcher dispatcher =
      new Dispatcher(
          Handlers.of(List.of(new Slow())),
          new Outcomes("worker"),
          1,
          submitted::add,
          clock,
          new Dispatcher.Watch(
              new WorkerMeters(new Meters(Services.get(MeterRegistry.class))),
              Tracing.OFF,
              released::addAndGet));

  /** Says that it has begun, and ends when it may. */
  private final class Slow implements StepHandler {
    @Override
    public String callable() {
      return "slow";
    }

    @Override
    public StepOutcome handle(StepContext context) throws InterruptedException {
      begun.add(context.attempt());
      end.await();
      return StepOutcome.success(JsonNodeFactory.instance.nullNode());
    }
  }

  @Test
  void a_step_whose_lease_ran_out_while_it_waited_is_let_go_instead_of_run() {
    dispatcher.dispatch(attempt(1, 3));
    Eventually.until("the first to begin", PATIENCE, () -> begun.contains(1));
    dispatcher.dispatch(attempt(2, 6));

    clock.advance(Duration.ofSeconds(10));
    end.countDown();

    Eventually.until("the second to be let go", PATIENCE, () -> released.get() == 1);
    assertThat(begun).containsExactly(1);
    assertThat(submitted).extracting(Submission::token).containsExactly(3);
    assertThat(dispatcher.inFlight()).extracting(Execution::attempt).containsExactly(1);
  }

  @Test
  void two_claims_of_the_same_step_are_held_apart() {
    dispatcher.dispatch(attempt(1, 3));
    Eventually.until("the first to begin", PATIENCE, () -> begun.contains(1));
    dispatcher.dispatch(attempt(2, 6));
    Execution first = dispatcher.find(new Token(STEP, 3));
    assertThat(first).isNotNull();

    assertThat(dispatcher.lose(List.of(first))).isEqualTo(1);

    assertThat(dispatcher.inFlight()).extracting(Execution::attempt).containsExactly(2);
    Eventually.until("the second to begin", PATIENCE, () -> begun.contains(2));
    end.countDown();
    Eventually.until("its result to be handed in", PATIENCE, () -> !submitted.isEmpty());
    assertThat(submitted).extracting(Submission::token).containsExactly(6);
    assertThat(released).hasValue(0);
  }

  private static Assignment attempt(int number, int token) {
    Claimed claimed =
        new Claimed(
            STEP,
            100,
            token,
            number,
            5,
            Duration.ofMinutes(1),
            NOW.plusSeconds(5),
            new UUID(0, 1),
            Json.EMPTY_OBJECT,
            null);
    return new Assignment(claimed, template(), Map.of());
  }

  private static StoredTemplate template() {
    StepDefinition step =
        new StepDefinition(
            "step",
            null,
            StepType.STANDARD,
            List.of(),
            new HandlerDefinition("slow", null, null, Json.EMPTY_OBJECT),
            RetryPolicy.DEFAULT,
            StepDefinition.DEFAULT_TIMEOUT,
            null);
    TaskTemplate template =
        new TaskTemplate(
            new TemplateName("test", "slow", "1.0.0"),
            null,
            IdentityStrategy.STRICT,
            null,
            List.of(step),
            Json.EMPTY_OBJECT);
    return new StoredTemplate(1, new UUID(0, 2), 1, template, new int[] {100});
  }
}
