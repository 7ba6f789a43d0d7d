package io.tasker.core.lifecycle.enqueue;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.contract.model.StepState;
import io.tasker.core.lifecycle.EngineEvent.MessageLost;
import io.tasker.core.lifecycle.EventOutcome;
import io.tasker.core.lifecycle.FakeStepSettings;
import io.tasker.core.lifecycle.StepWork;
import io.tasker.core.lifecycle.TaskWork;
import io.tasker.core.queue.Outgoing;
import io.tasker.core.store.AStep;
import io.tasker.core.store.ATask;
import io.tasker.core.store.WriteSet;
import io.tasker.core.wire.StepMessages;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StepEnqueueingTest {
  private final StepEnqueueing enqueueing = new StepEnqueueing(new FakeStepSettings());
  private final TaskWork task = new TaskWork(ATask.inProcess(4, 0));

  @Test
  void every_ready_step_is_enqueued_with_its_message_and_no_other() {
    task.add(AStep.in(StepState.PENDING).number(0).read());
    task.add(AStep.in(StepState.PENDING).number(1).remaining(1).read());
    task.add(AStep.in(StepState.COMPLETE).number(2).read());
    task.add(AStep.in(StepState.PENDING).number(3).read());

    enqueueing.enqueueReady(task);

    assertThat(task.steps())
        .extracting(StepWork::state)
        .containsExactly(
            StepState.ENQUEUED, StepState.PENDING, StepState.COMPLETE, StepState.ENQUEUED);
    assertThat(messages()).containsExactly(message(0), message(3));
    assertThat(task.counts().active()).isEqualTo(2);
  }

  @Test
  void a_lost_message_is_sent_again_without_moving_the_step() {
    task.add(AStep.in(StepState.ENQUEUED).seq(3).read());
    assertThat(resend(3)).isEqualTo(EventOutcome.APPLIED);
    assertThat(messages()).containsExactly(message(0));
    assertThat(task.step(0).orElseThrow().seq()).isEqualTo(3);
  }

  @Test
  void a_step_that_was_enqueued_anew_has_its_own_message() {
    task.add(AStep.in(StepState.ENQUEUED).seq(8).read());
    assertThat(resend(3)).isEqualTo(EventOutcome.STALE);
    assertThat(messages()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(value = StepState.class, mode = Mode.EXCLUDE, names = "ENQUEUED")
  void a_step_that_is_not_on_its_queue_needs_no_message(StepState state) {
    task.add(AStep.in(state).seq(3).read());
    assertThat(resend(3)).isEqualTo(EventOutcome.STALE);
    assertThat(messages()).isEmpty();
  }

  private EventOutcome resend(int seq) {
    StepWork step = task.step(0).orElseThrow();
    return enqueueing.resend(task, step, new MessageLost(step.key(), seq));
  }

  private List<Outgoing> messages() {
    WriteSet rows = new WriteSet();
    task.addTo(rows);
    return rows.messages();
  }

  private static Outgoing message(int number) {
    return new Outgoing(
        FakeStepSettings.QUEUE,
        StepMessages.write(AStep.TASK, AStep.TASK.step(number), ATask.CORRELATION),
        100 + number);
  }
}
