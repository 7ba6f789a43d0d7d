package io.tasker.core.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tasker.contract.model.TaskId;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.core.lifecycle.EngineEvent;
import io.tasker.core.queue.Popped;
import io.tasker.core.store.ATemplate;
import io.tasker.core.store.StepKey;
import io.tasker.core.store.TaskPlan;
import io.tasker.core.telemetry.Tracing;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SetTraceTest {
  private static final TaskId TASK = new TaskId(new UUID(1, 2));
  private static final EngineEvent RESULT = new EngineEvent.ResultArrived(new StepKey(TASK, 3));
  private static final EngineEvent LOOK = new EngineEvent.EvaluationAsked(TASK);

  private final SpanList tracing = new SpanList();

  @Test
  void a_traced_message_goes_on_as_a_part_of_its_span() {
    Popped result = SetTrace.around(tracing, trace -> trace.begin(message("r"), RESULT));
    Popped look = SetTrace.around(tracing, trace -> trace.begin(message("l"), LOOK));

    assertThat(result.trace()).isEqualTo("0");
    assertThat(look.trace()).isEqualTo("1");
    assertThat(tracing.told())
        .containsExactly("result process in r, ended", "task evaluate in l, ended");
    assertThat(tracing.spans.getFirst().said)
        .containsExactly("tasker.task_uuid=" + TASK, "tasker.step_uuid=" + TASK.step(3));
    assertThat(tracing.spans.getLast().said).containsExactly("tasker.task_uuid=" + TASK);
  }

  @Test
  void a_message_without_a_trace_begins_none() {
    Popped message = message(null);

    Popped same = SetTrace.around(tracing, trace -> trace.begin(message, RESULT));

    assertThat(same).isSameAs(message);
    assertThat(tracing.spans).isEmpty();
  }

  @Test
  void a_request_begins_a_trace_or_goes_on_with_its_senders() {
    TaskPlan own = SetTrace.around(tracing, trace -> trace.begin(message(null), plan()));
    TaskPlan senders = SetTrace.around(tracing, trace -> trace.begin(message("s"), plan()));

    assertThat(own.trace()).isEqualTo("0");
    assertThat(senders.trace()).isEqualTo("1");
    assertThat(tracing.told())
        .containsExactly("task create in null, ended", "task create in s, ended");
  }

  @Test
  void while_nobody_traces_a_plan_stays_as_it_is_and_a_trace_is_handed_on() {
    TaskPlan plan = plan();

    TaskPlan untraced = SetTrace.around(Tracing.OFF, trace -> trace.begin(message(null), plan));
    TaskPlan traced = SetTrace.around(Tracing.OFF, trace -> trace.begin(message("s"), plan));
    Popped result = SetTrace.around(Tracing.OFF, trace -> trace.begin(message("r"), RESULT));

    assertThat(untraced).isSameAs(plan);
    assertThat(traced.trace()).isEqualTo("s");
    assertThat(result.trace()).isEqualTo("r");
  }

  @Test
  void the_spans_of_a_set_that_fails_have_failed() {
    assertThatThrownBy(
            () ->
                SetTrace.around(
                    tracing,
                    trace -> {
                      trace.begin(message("r"), RESULT);
                      throw new IllegalStateException("no connection");
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(tracing.told())
        .containsExactly(
            "result process in r, failed: java.lang.IllegalStateException: no connection, ended");
  }

  private static Popped message(@Nullable String trace) {
    return new Popped(new QueueName("q"), 1, "{}", trace);
  }

  private static TaskPlan plan() {
    return new TaskPlan(TASK, ATemplate.of("a"), ATemplate.request("{}"), new UUID(3, 4), null);
  }
}
