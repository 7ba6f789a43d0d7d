package io.tasker.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.contract.spi.messaging.QueueName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SignalsTest {
  private static final QueueName A = new QueueName("a");
  private static final QueueName B = new QueueName("b");

  private final Signals signals = new Signals();
  private final List<String> heard = new ArrayList<>();

  @Test
  void everybody_who_wants_to_know_of_a_queue_is_told_and_nobody_else() {
    signals.subscribe(A, () -> heard.add("a1"));
    signals.subscribe(A, () -> heard.add("a2"));
    signals.subscribe(B, () -> heard.add("b"));
    signals.arrived(A);
    assertThat(heard).containsExactly("a1", "a2");
    signals.arrived(new QueueName("nobody"));
    assertThat(heard).hasSize(2);
  }

  @Test
  void what_this_process_sent_is_told_here_and_elsewhere() {
    List<Set<QueueName>> elsewhere = new ArrayList<>();
    signals.subscribe(A, () -> heard.add("a"));
    signals.connect(elsewhere::add);
    signals.sent(Set.of(A, B));
    assertThat(heard).containsExactly("a");
    assertThat(elsewhere).containsExactly(Set.of(A, B));
  }

  @Test
  void what_came_from_elsewhere_is_not_sent_back() {
    List<Set<QueueName>> elsewhere = new ArrayList<>();
    signals.connect(elsewhere::add);
    signals.arrived(A);
    assertThat(elsewhere).isEmpty();
  }

  @Test
  void a_set_that_sent_nothing_wakes_nobody() {
    List<Set<QueueName>> elsewhere = new ArrayList<>();
    signals.connect(elsewhere::add);
    signals.sent(Set.of());
    assertThat(elsewhere).isEmpty();
  }

  @Test
  void without_a_notifier_this_process_still_hears_itself() {
    signals.subscribe(A, () -> heard.add("a"));
    signals.sent(Set.of(A));
    assertThat(heard).containsExactly("a");
  }

  @Test
  void after_a_gap_everybody_looks() {
    signals.subscribe(A, () -> heard.add("a"));
    signals.subscribe(B, () -> heard.add("b"));
    signals.all();
    assertThat(heard).containsExactlyInAnyOrder("a", "b");
  }
}
