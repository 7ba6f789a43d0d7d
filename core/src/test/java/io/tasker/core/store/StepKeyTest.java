package io.tasker.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.contract.model.TaskId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StepKeyTest {
  @Test
  void uuids_are_ordered_byte_by_byte_as_postgresql_does() {
    List<UUID> uuids = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 2_000; i++) {
      uuids.add(new UUID(random.nextLong(), random.nextLong()));
      uuids.add(new UUID(i % 3, random.nextLong()));
    }
    List<UUID> byText = new ArrayList<>(uuids);
    byText.sort(Comparator.comparing(UUID::toString));
    uuids.sort(StepKey.UUID_ORDER);
    assertThat(uuids).isEqualTo(byText);
  }

  @Test
  void the_order_of_java_would_be_another() {
    UUID low = UUID.fromString("0199a1b2-0000-7abc-8000-000000000000");
    UUID high = UUID.fromString("f199a1b2-0000-7abc-8000-000000000000");
    assertThat(StepKey.UUID_ORDER.compare(low, high)).isNegative();
    assertThat(low.compareTo(high)).isPositive();
  }

  @Test
  void steps_are_ordered_by_task_and_then_by_number() {
    StepKey first = key("0199a1b2-0000-7abc-8000-000000000000", 10);
    StepKey second = key("0199a1b2-0000-7abc-8000-000000000000", 11);
    StepKey third = key("0199a1b2-0000-7abc-f000-000000000000", 0);
    StepKey fourth = key("f199a1b2-0000-7abc-8000-000000000000", 2);
    assertThat(List.of(fourth, second, third, first).stream().sorted())
        .containsExactly(first, second, third, fourth);
    assertThat(first.compareTo(key("0199a1b2-0000-7abc-8000-000000000000", 10))).isZero();
  }

  private static StepKey key(String task, int number) {
    return new StepKey(TaskId.of(task), number);
  }
}
