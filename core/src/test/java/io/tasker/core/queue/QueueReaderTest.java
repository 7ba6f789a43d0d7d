package io.tasker.core.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.contract.spi.database.SchemaModule;
import io.tasker.contract.spi.messaging.Labels;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.contract.spi.messaging.SqlMessaging;
import io.tasker.core.db.FakePool;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class QueueReaderTest {
  private static final QueueName QUEUE = new QueueName("worker_orders_queue");

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5); // it runs over on the way
  private final FakePool pool = new FakePool();
  private final QueueReader reader = new QueueReader(new FakeMessaging(), QUEUE, nanos::get);

  @Test
  void messages_come_with_their_queue_and_number() {
    pool.answer(List.of(new Object[] {7L, "{\"a\":1}", null}, new Object[] {9L, "{}", null}));
    assertThat(pop(20, null))
        .containsExactly(new Popped(QUEUE, 7, "{\"a\":1}"), new Popped(QUEUE, 9, "{}"));
    assertThat(reader.queue()).isEqualTo(QUEUE);
  }

  @Test
  void limit_and_labels_reach_the_statement_of_the_provider() {
    pop(20, Labels.of(1, 2));
    FakePool.Statement run = pool.statements().getFirst();
    assertThat(run.text()).isEqualTo("pop worker_orders_queue ? ? ?");
    assertThat(run.values()).containsEntry(1, 20).containsEntry(3, new byte[] {0b110});
  }

  @Test
  void the_first_look_sees_the_whole_queue() {
    assertThat(lowest()).isZero();
  }

  @Test
  void later_looks_start_five_thousand_numbers_before_the_highest_seen() {
    seen(90_000);
    assertThat(lowest()).isEqualTo(85_000);
    seen(80_000); // committed late
    assertThat(lowest()).isEqualTo(85_000);
  }

  @Test
  void the_start_of_a_queue_has_no_number_below_zero() {
    seen(10);
    assertThat(lowest()).isZero();
  }

  @Test
  void once_a_second_a_look_sees_the_whole_queue_again() {
    seen(90_000);
    nanos.addAndGet(Duration.ofMillis(999).toNanos());
    assertThat(lowest()).isEqualTo(85_000);
    nanos.addAndGet(Duration.ofMillis(1).toNanos());
    assertThat(lowest()).isZero();
    assertThat(lowest()).isEqualTo(85_000);
    nanos.addAndGet(Duration.ofSeconds(5).toNanos());
    assertThat(lowest()).isZero();
  }

  @Test
  void what_was_passed_more_than_a_second_ago_is_not_walked_over_again() {
    seen(90_000);
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(lowest()).isZero();
    seen(90_100);
    assertThat(lowest()).as("may have neighbours that are not committed yet").isEqualTo(85_100);
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(lowest()).isZero();
    assertThat(lowest()).isEqualTo(90_000);
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(lowest()).isZero();
    assertThat(lowest()).isEqualTo(90_100);
  }

  private void seen(long id) {
    pool.answer(List.<Object[]>of(new Object[] {id, "{}", null}));
    pop(1, null);
  }

  private long lowest() {
    pop(1, null);
    return Long.parseLong(String.valueOf(pool.statements().getLast().values().get(2)));
  }

  private List<Popped> pop(int max, @Nullable Labels labels) {
    return pool.database().inTransaction(tx -> reader.pop(tx, max, labels));
  }

  static final class FakeMessaging implements SqlMessaging {
    @Override
    public String name() {
      return "fake";
    }

    @Override
    public void close() {}

    @Override
    public String existsStatement() {
      throw new UnsupportedOperationException();
    }

    @Override
    public String popStatement(QueueName queue) {
      return "pop " + queue + " :max :from :labels";
    }

    @Override
    public SchemaModule schema() {
      throw new UnsupportedOperationException("schema");
    }

    @Override
    public String createStatement() {
      throw new UnsupportedOperationException("create");
    }

    @Override
    public String sendPart(QueueName queue, String prefix) {
      throw new UnsupportedOperationException("send");
    }

    @Override
    public String statsStatement(QueueName queue) {
      throw new UnsupportedOperationException("stats");
    }

    @Override
    public String presentStepsStatement(QueueName queue) {
      throw new UnsupportedOperationException("present");
    }
  }
}
