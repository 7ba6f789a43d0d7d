package io.tasker.core.lifecycle.initialization;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.contract.model.TaskId;
import io.tasker.core.store.StepKey;
import io.tasker.testkit.SettableClock;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TaskIdsTest {
  private final SettableClock clock = new SettableClock();
  private final TaskIds ids = new TaskIds(clock, new SplittableRandom(1));

  @Test
  void ids_are_uuids_of_version_7_and_the_usual_variant() {
    assertThat(some()).allMatch(id -> id.version() == 7 && id.variant() == 2);
  }

  @Test
  void the_low_twenty_bits_are_left_to_the_steps() {
    assertThat(some()).allMatch(id -> (id.getLeastSignificantBits() & 0xFFFFF) == 0);
    TaskId task = ids.next();
    assertThat(task.step(TaskId.MAX_STEPS - 1).task()).isEqualTo(task);
  }

  @Test
  void the_first_48_bits_are_the_time_in_milliseconds() {
    clock.advance(Duration.ofMillis(1_234));
    assertThat(some())
        .allMatch(id -> id.getMostSignificantBits() >>> 16 == clock.instant().toEpochMilli());
  }

  @Test
  void later_ids_come_later_in_the_order_of_the_database() {
    UUID before = ids.get();
    clock.advance(Duration.ofMillis(1));
    assertThat(StepKey.UUID_ORDER.compare(before, ids.get())).isNegative();
  }

  @Test
  void all_other_bits_are_random() {
    long high = 0;
    long low = 0;
    UUID first = ids.get();
    for (UUID id : some().toList()) {
      high |= id.getMostSignificantBits() ^ first.getMostSignificantBits();
      low |= id.getLeastSignificantBits() ^ first.getLeastSignificantBits();
    }
    assertThat(high).isEqualTo(0xFFFL);
    assertThat(low).isEqualTo(0x3FFFFFFFFFF00000L);
    assertThat(Long.bitCount(high) + Long.bitCount(low)).isEqualTo(54);
  }

  @Test
  void the_same_time_and_chance_make_the_same_ids() {
    assertThat(new TaskIds(clock, new SplittableRandom(1)).get()).isEqualTo(ids.get());
  }

  private Stream<UUID> some() {
    return Stream.generate(ids).limit(2_000);
  }
}
