package io.tasker.worker.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.contract.spi.messaging.QueueName;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DueQueuesTest {
  private static final QueueName A = new QueueName("a");
  private static final QueueName B = new QueueName("b");
  private static final QueueName C = new QueueName("c");

  private final DueQueues due = new DueQueues();

  @Test
  void a_queue_is_due_once_however_often_it_is_announced() {
    due.add(A);
    due.add(A);

    assertThat(due.take(10)).containsExactly(A);
    assertThat(due.isEmpty()).isTrue();
  }

  @Test
  void a_queue_that_had_more_comes_after_those_that_wait_already() {
    due.addAll(List.of(A, B, C));

    assertThat(due.take(1)).containsExactly(A);
    due.add(A);
    assertThat(due.take(2)).containsExactly(B, C);
    assertThat(due.take(2)).containsExactly(A);
  }
}
