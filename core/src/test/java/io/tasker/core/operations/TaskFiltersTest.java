package io.tasker.core.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.model.TaskState;
import io.tasker.contract.operations.TaskQuery;
import io.tasker.core.store.TaskFilter;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TaskFiltersTest {
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PENDING")
  void every_state_is_a_status(TaskState state) {
    assertThat(status(state.wireName()).states()).containsExactly(state);
  }

  @Test
  void completed_is_complete_and_pending_is_whatever_is_not_over() {
    assertThat(status("completed").states()).containsExactly(TaskState.COMPLETE);
    assertThat(status("completed").open()).isFalse();
    assertThat(status("pending").states())
        .containsExactlyInAnyOrder(
            TaskState.PENDING,
            TaskState.INITIALIZING,
            TaskState.ENQUEUING_STEPS,
            TaskState.STEPS_IN_PROCESS,
            TaskState.EVALUATING_RESULTS,
            TaskState.WAITING_FOR_DEPENDENCIES,
            TaskState.WAITING_FOR_RETRY,
            TaskState.BLOCKED_BY_FAILURES);
    assertThat(status("pending").open()).isTrue();
    assertThat(status("blocked_by_failures").open()).isTrue();
  }

  @Test
  void without_a_status_no_state_is_left_out() {
    assertThat(TaskFilters.of(TaskQuery.page(1, 25)))
        .isEqualTo(new TaskFilter(null, Set.of(), false, null, null, TaskQuery.Narrowing.NONE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cancled | pending, initializing | complete, error, cancelled, resolved_manually, completed"
            + " | was \"cancled\"; did you mean cancelled?",
        "zzz | pending | resolved_manually | was \"zzz\"",
        "'' | pending | resolved_manually | was \"\"",
        "COMPLETE | pending | completed | did you mean complete?",
      })
  void an_unknown_status_names_the_allowed_and_the_nearest(
      String status, String first, String last, String hint) {
    assertThatThrownBy(() -> status(status))
        .isInstanceOfSatisfying(
            TaskerException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_REQUEST))
        .hasMessageContaining("status must be one of " + first)
        .hasMessageContaining(last)
        .hasMessageContaining(hint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 25 | page must be >= 1",
        "-1 | 25 | page must be >= 1",
        "4294967296 | 25 | page must be <= 4294967295",
        "1 | 0 | per_page must be between 1 and 100",
        "1 | 101 | per_page must be between 1 and 100",
      })
  void a_page_out_of_range_is_refused(long page, int perPage, String message) {
    assertThatThrownBy(() -> TaskFilters.of(TaskQuery.page(page, perPage)))
        .isInstanceOfSatisfying(
            TaskerException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_REQUEST))
        .hasMessageStartingWith(message);
  }

  private static TaskFilter status(String status) {
    return TaskFilters.of(new TaskQuery(1, 25, null, status, null, null));
  }
}
