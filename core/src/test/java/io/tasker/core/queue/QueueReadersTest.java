package io.tasker.core.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.contract.spi.messaging.Labels;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.core.db.FakePool;
import io.tasker.core.queue.QueueReaderTest.FakeMessaging;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class QueueReadersTest {
  private static final QueueName A = new QueueName("a");
  private static final QueueName B = new QueueName("b");

  private final AtomicLong nanos = new AtomicLong();
  private final FakePool pool = new FakePool();
  private final QueueReaders readers =
      new QueueReaders(
          Stream.of(A, B).map(q -> new QueueReader(new FakeMessaging(), q, nanos::get)).toList());

  @Test
  void all_queues_are_read_by_one_statement() {
    pop();

    assertThat(pool.statements().getFirst().text().lines())
        .containsExactly(
            "WITH q0 AS (pop a ? ? ?),",
            "q1 AS (pop b ? ? ?)",
            "SELECT 0, id, body, trace FROM q0",
            "UNION ALL SELECT 1, id, body, trace FROM q1");
  }

  @Test
  void each_message_comes_with_its_queue_and_each_queue_remembers_its_own_numbers() {
    pool.answer(
        List.of(new Object[] {1, 90_000L, "{}", "00-a-b-01"}, new Object[] {0, 7L, "{}", null}));

    assertThat(pop())
        .containsExactly(new Popped(B, 90_000, "{}", "00-a-b-01"), new Popped(A, 7, "{}"));
    pop();
    assertThat(pool.statements().getLast().values())
        .containsEntry(1, 20)
        .containsEntry(2, 0L)
        .containsEntry(3, new byte[] {0b10})
        .containsEntry(4, 20)
        .containsEntry(5, 85_000L);
  }

  private List<Popped> pop() {
    return pool.database().inTransaction(tx -> readers.pop(tx, 20, Labels.of(1)));
  }
}
