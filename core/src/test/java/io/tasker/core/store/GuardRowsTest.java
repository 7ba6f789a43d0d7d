package io.tasker.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class GuardRowsTest {
  private static final Instant DUE = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void no_wake_ups_need_no_row() {
    assertThat(new GuardRows(List.of()).numbers()).isEmpty();
  }

  @Test
  void a_row_has_sixty_members_at_most() {
    List<WriteSet.Guard> guards = new ArrayList<>();
    for (int i = 0; i < 130; i++) {
      guards.add(guard(WakeupKind.LEASE, DUE, i));
    }
    int[] numbers = new GuardRows(guards).numbers();
    assertThat(Arrays.copyOf(numbers, 60)).containsOnly(0);
    assertThat(Arrays.copyOfRange(numbers, 60, 120)).containsOnly(1);
    assertThat(Arrays.copyOfRange(numbers, 120, 130)).containsOnly(2);
  }

  @Test
  void kinds_and_deadlines_are_kept_apart() {
    List<WriteSet.Guard> guards =
        List.of(
            guard(WakeupKind.LEASE, DUE, 0),
            guard(WakeupKind.RETRY, DUE, 1),
            guard(WakeupKind.LEASE, DUE.plusSeconds(1), 2),
            guard(WakeupKind.LEASE, DUE, 3),
            guard(WakeupKind.RETRY, DUE, 4));
    assertThat(new GuardRows(guards).numbers()).containsExactly(0, 1, 2, 0, 1);
  }

  @Test
  void
      however_they_are_mixed_each_row_has_one_kind_one_deadline_and_a_full_place_before_the_next() {
    SplittableRandom random = new SplittableRandom(2);
    List<WriteSet.Guard> guards = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      WakeupKind kind = random.nextBoolean() ? WakeupKind.LEASE : WakeupKind.RETRY;
      guards.add(guard(kind, DUE.plusSeconds(random.nextInt(3)), i));
    }
    int[] numbers = new GuardRows(guards).numbers();
    Map<Integer, List<WriteSet.Guard>> rows =
        guards.stream().collect(Collectors.groupingBy(guard -> numbers[guard.step().number()]));
    assertThat(rows.keySet()).isSubsetOf(IntStream.range(0, rows.size()).boxed().toList());
    assertThat(rows.values())
        .allMatch(members -> members.size() <= GuardRows.MEMBERS)
        .allMatch(members -> members.stream().map(GuardRowsTest::group).distinct().count() == 1);
    Map<String, Long> partlyFilled =
        rows.values().stream()
            .filter(members -> members.size() < GuardRows.MEMBERS)
            .map(members -> group(members.getFirst()))
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    assertThat(partlyFilled.values()).allMatch(count -> count == 1);
  }

  private static String group(WriteSet.Guard guard) {
    return guard.kind() + " " + guard.dueAt();
  }

  private static WriteSet.Guard guard(WakeupKind kind, Instant due, int step) {
    return new WriteSet.Guard(kind, due, new StepKey(AStep.TASK, step), 1);
  }
}
