package io.tasker.core.recovery.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.core.store.HistoryWeek;
import io.tasker.testkit.HistoryFiller;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tasks run, and everything is verified, while old ones are deleted and their partitions dropped.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RetentionUnderLoadIT {
  private static final int TASKS = 400;
  @TempDir Path folder;

  @Test
  void tasks_run_while_partitions_are_dropped() throws Exception {
    try (RetentionStand stand = new RetentionStand()) {
      HistoryWeek first = HistoryWeek.of(stand.engine.clock.instant());
      stand.partitions();
      stand.days(14);
      long filled =
          new HistoryFiller(stand.engine.database.url(), _ -> {})
              .fill("filled", 30L * TASKS, first.start(), Duration.ofDays(21));
      stand.queueOf("filled");
      stand.days(60);
      stand.batch = 20;
      stand.pause = () -> LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      AtomicBoolean dropping = new AtomicBoolean(true);
      AtomicInteger ran = new AtomicInteger();
      CountDownLatch running = new CountDownLatch(5);
      CompletableFuture<Void> load =
          CompletableFuture.runAsync(
              () -> {
                while (dropping.get()) {
                  stand.complete();
                  ran.incrementAndGet();
                  running.countDown();
                }
              });
      CompletableFuture<Void> checks =
          CompletableFuture.runAsync(
              () -> {
                while (dropping.get()) {
                  assertThat(stand.violations()).isEmpty();
                }
              });
      assertThat(running.await(30, TimeUnit.SECONDS)).isTrue();

      Retention retention = stand.retention(30, Map.of(), stand.files(folder));
      RetentionOutcome outcome = stand.run(retention);
      long dropped = outcome.partitions();
      for (int tries = 0; !outcome.isFinished() && tries < 50; tries++) {
        outcome = stand.run(retention);
        dropped += outcome.partitions();
      }
      dropping.set(false);
      load.get(30, TimeUnit.SECONDS);
      checks.get(30, TimeUnit.SECONDS);

      assertThat(outcome.isFinished()).isTrue();
      assertThat(dropped).isGreaterThanOrEqualTo(9);
      assertThat(stand.tasks()).hasSize(ran.get());
      assertThat(Exported.rows(folder)).hasSize(Math.toIntExact(filled) * (1 + 1 + 4 + 30));
      assertThat(stand.violations()).isEmpty();
    }
  }

  @Test
  void what_the_filler_writes_holds_together() {
    try (RetentionStand stand = new RetentionStand()) {
      HistoryWeek week = HistoryWeek.of(stand.engine.clock.instant());
      stand.partitions();

      long tasks =
          new HistoryFiller(stand.engine.database.url(), _ -> {})
              .fill("filled", 301, week.start(), Duration.ofDays(7));

      assertThat(tasks).isEqualTo(11);
      assertThat(stand.engine.count("tasker.v_history")).isEqualTo(330);
      assertThat(stand.engine.count("tasker.step_transitions_2026w01")).isEqualTo(16 * 11);
      stand.queueOf("filled");
      assertThat(stand.violations()).isEmpty();
    }
  }
}
