package io.tasker.core.recovery.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.contract.model.TaskId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random tasks of random ages and namespaces: what must stay stays, what goes is in a file. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RetentionPropertyIT {
  private static final int LONGEST = 30;
  private static final int SHORT = 5;
  private static final int SLACK = 14; // until its week is dropped, or given up
  @TempDir Path folder;

  private record Over(Instant at, boolean scratch) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void nothing_goes_too_early_and_nothing_stays_too_long(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    Map<String, Over> over = new HashMap<>();
    Set<String> open = new HashSet<>();
    Set<String> everything = new HashSet<>();
    try (RetentionStand stand = new RetentionStand()) {
      stand.partitions();
      stand.batch = 1 + random.nextInt(5);
      Retention retention = stand.retention(LONGEST, Map.of("scratch", SHORT), stand.files(folder));
      for (int round = 0; round < 40; round++) {
        if (random.nextInt(4) == 0) {
          // Sometimes nobody has made the partitions.
          stand.engine.clock.advance(Duration.ofDays(random.nextInt(20)));
        } else {
          stand.days(random.nextDouble() * 4);
        }
        act(stand, random, over, open);
        everything.addAll(stand.rows());

        stand.run(retention);

        Set<String> there = stand.tasks();
        assertThat(there).as("open, seed %d round %d", seed, round).containsAll(open);
        assertThat(there).as("kept, seed %d round %d", seed, round).containsAll(kept(stand, over));
        assertThat(gone(stand, over)).as("gone").noneMatch(there::contains);
        everything.removeAll(stand.rows());
        assertThat(Exported.rows(folder)).as("in files").containsAll(everything);
      }
      assertThat(stand.violations()).isEmpty();
      assertThat(over).as("some must go").hasSizeGreaterThan(stand.tasks().size() - open.size());
    }
  }

  private static void act(
      RetentionStand stand, SplittableRandom random, Map<String, Over> over, Set<String> open) {
    for (int i = random.nextInt(4); i > 0; i--) {
      int choice = random.nextInt(10);
      if (choice == 0) {
        open.add(stand.open().toString());
      } else if (choice == 1) {
        open.add(stand.blocked().toString());
      } else {
        TaskId task = stand.complete();
        boolean scratch = random.nextBoolean();
        if (scratch) {
          stand.toScratch(task);
        }
        over.put(task.toString(), new Over(stand.engine.clock.instant(), scratch));
      }
    }
  }

  private static Set<String> kept(RetentionStand stand, Map<String, Over> over) {
    return filtered(stand, over, (days, scratch) -> days < (scratch ? SHORT : LONGEST));
  }

  private static Set<String> gone(RetentionStand stand, Map<String, Over> over) {
    return filtered(stand, over, (days, scratch) -> days > (scratch ? SHORT : LONGEST + SLACK));
  }

  private interface Rule {
    boolean holds(double days, boolean scratch);
  }

  private static Set<String> filtered(RetentionStand stand, Map<String, Over> over, Rule rule) {
    Set<String> tasks = new TreeSet<>();
    over.forEach(
        (task, end) -> {
          double days =
              Duration.between(end.at(), stand.engine.clock.instant()).toMinutes() / 1440.0;
          if (rule.holds(days, end.scratch())) {
            tasks.add(task);
          }
        });
    return tasks;
  }
}
