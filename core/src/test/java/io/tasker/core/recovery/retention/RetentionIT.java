package io.tasker.core.recovery.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tasker.contract.model.TaskId;
import io.tasker.core.db.StoreException;
import io.tasker.core.writer.EngineHarness;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RetentionIT {
  private final RetentionStand stand = new RetentionStand();
  @TempDir Path folder;

  @BeforeEach
  void weeks_have_partitions() {
    stand.partitions();
  }

  @AfterEach
  void close() {
    stand.close();
  }

  @Test
  void without_a_retention_nothing_is_deleted() {
    stand.complete();
    stand.days(4_000);

    stand.run(stand.retention(0, Map.of(), ExportFolder.NONE));

    assertThat(stand.tasks()).hasSize(1);
    assertThat(stand.partitionNames()).startsWith("2026w01");
  }

  @Test
  void a_week_of_which_nothing_is_kept_is_dropped_when_its_end_is_old_enough() throws IOException {
    for (int i = 0; i < 20; i++) {
      stand.complete();
      stand.days(0.1);
    }
    stand.days(31);
    Set<String> before = stand.rows();
    Retention retention = stand.retention(30, Map.of(), stand.files(folder));
    stand.run(retention);
    assertThat(stand.tasks()).as("old enough, but waiting for the week").hasSize(20);

    stand.days(3);
    RetentionOutcome outcome = stand.run(retention);

    assertThat(outcome.isFinished()).isTrue();
    assertThat(outcome.tasks()).isEqualTo(20);
    assertThat(outcome.partitions()).isEqualTo(3);
    assertThat(stand.partitionNames()).doesNotContain("2026w01").contains("2026w02");
    assertThat(stand.rows()).isEmpty();
    assertThat(Exported.rows(folder)).isEqualTo(new HashSet<>(before));
    assertThat(Exported.names(folder))
        .contains("history-2026w01-task_transitions.jsonl.gz")
        .noneMatch(name -> name.endsWith(".part"));
    assertThat(stand.violations()).isEmpty();
  }

  @Test
  void an_open_task_keeps_its_week_and_the_others_go_row_by_row_a_week_later() {
    stand.complete();
    TaskId open = stand.open();
    TaskId blocked = stand.blocked();
    stand.days(35);
    Retention retention = stand.retention(30, Map.of(), ExportFolder.NONE);
    stand.run(retention);
    assertThat(stand.tasks()).hasSize(3);

    stand.days(7);
    stand.run(retention);

    assertThat(stand.tasks()).containsExactlyInAnyOrder(open.toString(), blocked.toString());
    assertThat(stand.partitionNames()).contains("2026w01");
    assertThat(stand.engine.history(open, null)).isNotEmpty();
    assertThat(stand.violations()).isEmpty();
  }

  @Test
  void a_shorter_retention_is_kept_to_the_day() throws IOException {
    TaskId scratch = stand.complete();
    stand.toScratch(scratch);
    TaskId other = stand.complete();
    Set<String> before = stand.rows();
    Retention retention = stand.retention(365, Map.of("scratch", 7), stand.files(folder));
    stand.days(6.9);
    stand.run(retention);
    assertThat(stand.tasks()).hasSize(2);

    stand.days(0.2);
    stand.run(retention);

    assertThat(stand.tasks()).containsExactly(other.toString());
    before.removeAll(stand.rows());
    assertThat(Exported.rows(folder)).isEqualTo(new HashSet<>(before));
    assertThat(before).hasSize(1 + 1 + 2 + 8 + 8);
    assertThat(stand.violations()).isEmpty();
  }

  @Test
  void a_task_before_a_person_is_kept_though_it_is_over() {
    TaskId task = stand.complete();
    stand.engine.execute(
        """
        INSERT INTO tasker.tasks_dlq (dlq_entry_uuid, task_uuid, original_state, dlq_reason,
          dlq_timestamp, task_snapshot, created_at, updated_at)
        VALUES (gen_random_uuid(), '%s', 'complete', 'manual_dlq', now(), '{}', now(), now())\
        """
            .formatted(task));
    stand.days(100);
    Retention retention = stand.retention(30, Map.of(), ExportFolder.NONE);
    stand.run(retention);
    assertThat(stand.tasks()).hasSize(1);

    stand.engine.execute("UPDATE tasker.tasks_dlq SET resolution_status = 'manually_resolved'");
    stand.run(retention);

    assertThat(stand.rows()).isEmpty();
  }

  @Test
  void the_same_request_makes_a_new_task_when_the_first_is_deleted() {
    var request = List.of(stand.engine.request(stand.line, "{\"n\":\"same\"}"));
    String first = stand.engine.create(request).toString();
    stand.engine.runToEnd();
    assertThat(stand.engine.create(request).toString()).isNotEqualTo(first);
    assertThat(stand.tasks()).hasSize(1);
    stand.days(100);
    stand.run(stand.retention(30, Map.of(), ExportFolder.NONE));
    assertThat(stand.tasks()).isEmpty();

    stand.engine.create(request);

    assertThat(stand.tasks()).hasSize(1);
  }

  @Test
  void late_messages_and_guards_of_deleted_tasks_are_no_trouble() {
    TaskId task = stand.complete();
    stand.days(100);
    stand.run(stand.retention(30, Map.of(), ExportFolder.NONE));
    stand.engine.send(
        EngineHarness.RESULTS,
        "{\"task_uuid\":\"%s\",\"step_uuid\":\"%s\"}".formatted(task, task.step(0)));

    stand.engine.process();
    TaskId next = stand.complete();

    assertThat(stand.tasks()).containsExactly(next.toString());
    assertThat(stand.violations()).isEmpty();
  }

  @Test
  void rows_that_cannot_be_exported_are_kept() throws IOException {
    for (int i = 0; i < 10; i++) {
      stand.complete();
    }
    stand.days(35);
    Set<String> before = stand.rows();
    Path file = Files.createFile(folder.resolve("file"));
    Retention retention = stand.retention(30, Map.of(), stand.files(file.resolve("below")));

    assertThatThrownBy(() -> stand.run(retention)).isInstanceOf(UncheckedIOException.class);

    assertThat(stand.rows()).isEqualTo(before);
    AtomicInteger alarms = new AtomicInteger();
    var sweep =
        new RetentionSweep(
            retention,
            Duration.ofHours(1),
            new RetentionSweep.Meters(_ -> {}, alarms::incrementAndGet));
    assertThat(sweep.runOnce()).isLessThan(Duration.ofMinutes(5));
    assertThat(alarms).hasValue(1);
    assertThat(stand.rows()).isEqualTo(before);
  }

  @Test
  void a_death_between_export_and_delete_repeats_without_loss() throws IOException {
    for (int i = 0; i < 10; i++) {
      stand.complete();
    }
    stand.days(35);
    Set<String> before = stand.rows();
    AtomicInteger completed = new AtomicInteger();
    ExportFolder dying = name -> new DyingFile(stand.files(folder).open(name), completed);
    for (int death = 1; death <= 5; death++) {
      completed.set(0);
      assertThatThrownBy(() -> stand.run(stand.retention(30, Map.of(), dying)))
          .isInstanceOf(AssertionError.class);
      assertThat(union(stand.rows(), Exported.rows(folder))).containsAll(before);
      assertThat(stand.violations()).isEmpty();
    }

    stand.run(stand.retention(30, Map.of(), stand.files(folder)));

    assertThat(stand.rows()).isEmpty();
    assertThat(Exported.rows(folder)).isEqualTo(new HashSet<>(before));
  }

  /**
   * Dies when its second file is in place, so that one transaction commits and the next does not.
   */
  private record DyingFile(ExportFolder.ExportSink file, AtomicInteger completed)
      implements ExportFolder.ExportSink {
    @Override
    public boolean wantsRows() {
      return true;
    }

    @Override
    public void row(String table, String json) {
      file.row(table, json);
    }

    @Override
    public void complete() {
      file.complete();
      if (completed.incrementAndGet() == 2) {
        throw new AssertionError("killed");
      }
    }

    @Override
    public void close() {
      file.close();
    }
  }

  @Test
  void a_partition_that_somebody_reads_is_dropped_another_time_and_exported_once()
      throws Exception {
    stand.complete();
    stand.days(35);
    AtomicInteger pauses = new AtomicInteger();
    stand.pause = pauses::incrementAndGet;
    stand.lockTimeout = Duration.ofMillis(5);
    Retention retention = stand.retention(30, Map.of(), stand.files(folder));
    try (Connection reader = stand.engine.database.connect();
        Statement statement = reader.createStatement()) {
      reader.setAutoCommit(false);
      statement.execute("SELECT 1 FROM tasker.step_transitions");

      RetentionOutcome outcome = stand.run(retention);

      assertThat(outcome.isFinished()).isFalse();
      assertThat(outcome.partitions()).isEqualTo(2);
      assertThat(pauses).hasPositiveValue();
      stand.complete();
    }

    assertThat(stand.run(retention).isFinished()).isTrue();
    assertThat(stand.partitionNames()).doesNotContain("2026w01");
    assertThat(Exported.names(folder)).filteredOn(name -> name.contains("step_tr")).hasSize(1);
  }

  @Test
  void only_one_process_deletes_at_a_time() throws SQLException {
    stand.complete();
    stand.days(35);
    Retention retention = stand.retention(30, Map.of(), ExportFolder.NONE);
    try (Connection other = stand.engine.database.connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("SELECT pg_advisory_xact_lock(hashtext('tasker.retention'))");

      assertThatThrownBy(() -> stand.run(retention))
          .isInstanceOf(StoreException.class)
          .extracting(e -> ((StoreException) e).kind())
          .isEqualTo(StoreException.Kind.TRANSIENT);
      assertThat(stand.tasks()).hasSize(1);
    }
    stand.run(retention);
    assertThat(stand.tasks()).isEmpty();
  }

  @Test
  void a_namespace_that_does_not_exist_stops_all_deleting() {
    stand.complete();
    stand.days(100);

    RetentionOutcome outcome =
        stand.run(stand.retention(30, Map.of("scratsh", 3650), ExportFolder.NONE));

    assertThat(outcome.refusal())
        .hasValueSatisfying(it -> assertThat(it).contains("scratsh", "nearest known: scratch"));
    assertThat(stand.tasks()).hasSize(1);
  }

  @Test
  void a_preview_says_what_a_run_then_does() {
    stand.toScratch(stand.complete());
    stand.complete();
    stand.days(14);
    stand.complete();
    stand.open();
    stand.days(35);
    stand.toScratch(stand.complete());
    Retention retention = stand.retention(30, Map.of("scratch", 3), ExportFolder.NONE);
    List<String> lines = retention.preview();

    RetentionOutcome outcome = stand.run(retention);

    assertThat(lines)
        .contains(
            "week=2026w01 namespace=scratch tasks=1 open=0 before_person=0 old_enough=1 would_go=1",
            "week=2026w03 namespace=idle tasks=1 open=1 before_person=0 old_enough=0 would_go=0",
            "would drop the partitions of week=2026w01",
            "would drop the partitions of week=2026w02")
        .endsWith("would delete tasks=2 and drop weeks=2");
    assertThat(outcome.tasks()).isEqualTo(2);
    assertThat(outcome.partitions()).isEqualTo(6);
  }

  @Test
  void history_that_landed_in_the_default_partition_goes_row_by_row() {
    stand.engine.clock.advance(Duration.ofDays(50));
    stand.complete();
    assertThat(stand.history.defaultRows(100)).isPositive();
    stand.days(50);

    stand.run(stand.retention(30, Map.of(), ExportFolder.NONE));

    assertThat(stand.rows()).isEmpty();
  }

  private static Set<String> union(Set<String> a, Set<String> b) {
    Set<String> both = new HashSet<>(a);
    both.addAll(b);
    return both;
  }
}
