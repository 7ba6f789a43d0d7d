package io.tasker.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OpenDeliveriesTest {
  private final FakeWire wire = new FakeWire();
  private final OpenDeliveries open = new OpenDeliveries(wire);

  @Test
  void a_set_with_nothing_open_before_it_is_one_word() throws IOException {
    deliver(5);

    open.acknowledge(List.of(3L, 1L, 2L));

    assertThat(wire.said).containsExactly("all up to 3");
    assertThat(wire.open).containsExactly(4L, 5L);
  }

  @Test
  void what_comes_after_an_open_one_is_said_one_by_one() throws IOException {
    deliver(6);

    open.acknowledge(List.of(1L, 2L, 4L, 6L));

    assertThat(wire.said).containsExactly("all up to 2", "4", "6");
    assertThat(wire.open).containsExactly(3L, 5L);
  }

  @Test
  void one_delivery_is_never_said_to_be_many() throws IOException {
    deliver(1);

    open.acknowledge(List.of(1L));

    assertThat(wire.said).containsExactly("1");
  }

  @Test
  void nothing_is_settled_twice() throws IOException {
    deliver(3);

    open.requeue(1);
    open.acknowledge(List.of(1L, 2L));
    open.acknowledge(List.of(2L));
    open.requeue(2);

    assertThat(wire.said).containsExactly("again 1", "2");
    assertThat(open.isEmpty()).isFalse();
    open.acknowledge(List.of(3L));
    assertThat(open.isEmpty()).isTrue();
  }

  @Test
  void what_cannot_be_said_is_not_open_any_more() {
    deliver(2);
    wire.away = true;

    assertThatThrownBy(() -> open.acknowledge(List.of(1L, 2L))).isInstanceOf(IOException.class);

    assertThat(open.isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void any_order_of_settling_settles_each_once(long seed) throws IOException {
    Random random = new Random(seed);
    List<Long> left = new ArrayList<>(LongStream.rangeClosed(1, 300).boxed().toList());
    deliver(300);
    Collections.shuffle(left, random);

    while (!left.isEmpty()) {
      List<Long> some = left.subList(0, Math.min(left.size(), random.nextInt(1, 40)));
      if (random.nextInt(4) == 0) {
        open.requeue(some.getFirst());
        some.removeFirst();
      } else {
        open.acknowledge(List.copyOf(some));
        some.clear();
      }
      assertThat(wire.open).containsExactlyInAnyOrderElementsOf(left);
    }

    assertThat(open.isEmpty()).isTrue();
  }

  private void deliver(int count) {
    for (long tag = 1; tag <= count; tag++) {
      wire.open.add(tag);
      open.add(tag);
    }
  }

  /** A broker that ends the channel, as the real one does, if it does not know a delivery. */
  private static final class FakeWire implements OpenDeliveries.Wire {
    final NavigableSet<Long> open = new TreeSet<>();
    final List<String> said = new ArrayList<>();
    boolean away;

    @Override
    public void acknowledge(long tag, boolean allBefore) throws IOException {
      settle(tag);
      if (allBefore) {
        open.headSet(tag).clear();
      }
      said.add(allBefore ? "all up to " + tag : "" + tag);
    }

    @Override
    public void requeue(long tag) throws IOException {
      settle(tag);
      said.add("again " + tag);
    }

    private void settle(long tag) throws IOException {
      if (away) {
        throw new IOException("connection lost");
      }
      assertThat(open.remove(tag)).as("delivery %s is open", tag).isTrue();
    }
  }
}
