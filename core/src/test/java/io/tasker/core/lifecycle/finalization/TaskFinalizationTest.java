package io.tasker.core.lifecycle.finalization;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.contract.model.TaskState;
import io.tasker.core.lifecycle.TaskWork;
import io.tasker.core.store.AStep;
import io.tasker.core.store.ATask;
import io.tasker.core.store.TaskSnapshot.Counts;
import io.tasker.core.store.WriteSet;
import io.tasker.core.store.Written;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TaskFinalizationTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final UUID ENTRY = UUID.fromString("0199a1b2-2222-7abc-8000-00000ef00000");

  private final TaskFinalization finalization = new TaskFinalization(() -> ENTRY);

  @Test
  void a_blocked_task_gets_one_entry_that_tells_a_person_where_it_stands() {
    Written written = apply(new Counts(2, 0, 0, 1, 0));
    assertThat(written.dlqEntries())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.entry()).isEqualTo(ENTRY);
              assertThat(entry.task()).isEqualTo(AStep.TASK);
              assertThat(entry.state()).isEqualTo(TaskState.BLOCKED_BY_FAILURES);
              assertThat(entry.reason()).isEqualTo("max_retries_exceeded");
              assertThat(entry.snapshot())
                  .isEqualTo(
                      """
                      {"task_uuid":"%s","current_state":"blocked_by_failures",\
                      "snapshot_timestamp":"2026-01-01T00:00:00Z","total_steps":4,\
                      "completed_steps":2,"failed_steps":1}\
                      """
                          .formatted(AStep.TASK));
            });
  }

  @Test
  void a_task_that_goes_on_or_ends_asks_nobody() {
    assertThat(apply(new Counts(4, 0, 0, 0, 0)).dlqEntries()).isEmpty();
    assertThat(apply(new Counts(2, 1, 0, 1, 0)).dlqEntries()).isEmpty();
  }

  @Test
  void only_a_state_without_a_way_out_is_written_as_final() {
    assertThat(apply(new Counts(4, 0, 0, 0, 0)).tasks())
        .singleElement()
        .matches(change -> change.isFinal() && change.state() == TaskState.COMPLETE);
    assertThat(apply(new Counts(2, 0, 0, 1, 0)).tasks())
        .singleElement()
        .matches(change -> !change.isFinal() && change.state() == TaskState.BLOCKED_BY_FAILURES);
  }

  private Written apply(Counts counts) {
    TaskWork task = new TaskWork(ATask.in(TaskState.STEPS_IN_PROCESS, 4, counts));
    finalization.apply(task, NOW);
    WriteSet rows = new WriteSet();
    task.addTo(rows);
    return new Written(rows);
  }
}
