package io.tasker.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.contract.model.StepState;
import io.tasker.contract.model.TaskState;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.core.queue.Outgoing;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WriteSetTest {
  private static final QueueName QUEUE = new QueueName("worker_orders_queue");

  static Stream<Consumer<WriteSet>> rowsThatCount() {
    TaskSnapshot task = ATask.inProcess(1, 1);
    StepSnapshot step = AStep.in(StepState.ENQUEUED).read();
    return Stream.of(
        rows ->
            rows.add(new WriteSet.TaskChange(task, TaskState.CANCELLED, 5, task.counts(), true)),
        rows -> rows.add(new WriteSet.StepChange(step, step.state(), 6, 0, null, null)),
        rows ->
            rows.add(
                new WriteSet.Guard(WakeupKind.RETRY, Instant.EPOCH, new StepKey(AStep.TASK, 0), 1)),
        rows -> rows.add(new WriteSet.DeadMessage(QUEUE, "{", "the body is not JSON")),
        rows -> rows.add(new Outgoing(QUEUE, "{}", null)));
  }

  @ParameterizedTest
  @MethodSource("rowsThatCount")
  void any_row_is_worth_a_write(Consumer<WriteSet> add) {
    WriteSet rows = new WriteSet();
    assertThat(rows.isEmpty()).isTrue();
    add.accept(rows);
    assertThat(rows.isEmpty()).isFalse();
  }

  @Test
  void messages_keep_the_order_in_which_they_were_added() {
    WriteSet rows = new WriteSet();
    Outgoing first = new Outgoing(QUEUE, "1", null);
    Outgoing second = new Outgoing(QUEUE, "2", 7);
    rows.add(first);
    rows.add(second);
    assertThat(rows.messages()).containsExactly(first, second);
  }
}
