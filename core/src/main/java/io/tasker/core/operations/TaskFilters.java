package io.tasker.core.operations;

import static java.util.stream.Collectors.toSet;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.model.TaskState;
import io.tasker.contract.operations.TaskQuery;
import io.tasker.core.state.TaskTransitions;
import io.tasker.core.store.TaskFilter;
import io.tasker.core.text.Nearest;
import io.tasker.core.text.Shown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks what a list of tasks is asked with. Pure. */
final class TaskFilters {
  private static final String COMPLETED = "completed";
  private static final Set<TaskState> ANY = Set.of();

  private TaskFilters() {}

  /**
   * The filter of a query.
   *
   * @throws TaskerException {@code INVALID_REQUEST}, naming the field and what is allowed
   */
  static TaskFilter of(TaskQuery query) {
    requirePage(query);
    Set<TaskState> states = states(query.status());
    boolean open = !states.isEmpty() && states.stream().noneMatch(TaskTransitions::isFinal);
    return new TaskFilter(
        query.namespace(),
        states,
        open,
        query.initiator(),
        query.sourceSystem(),
        query.narrowing());
  }

  private static void requirePage(TaskQuery query) {
    if (query.page() < 1) {
      throw invalid("page must be >= 1, was " + query.page());
    }
    if (query.page() > TaskQuery.MAX_PAGE) {
      throw invalid("page must be <= " + TaskQuery.MAX_PAGE + ", was " + query.page());
    }
    if (query.perPage() < 1 || query.perPage() > TaskQuery.MAX_PER_PAGE) {
      throw invalid(
          "per_page must be between 1 and %d, was %d"
              .formatted(TaskQuery.MAX_PER_PAGE, query.perPage()));
    }
  }

  /** The two aliases are older than the other names; clients use them. */
  private static Set<TaskState> states(@Nullable String status) {
    if (status == null) {
      return ANY;
    }
    if (status.equals(COMPLETED)) {
      return Set.of(TaskState.COMPLETE);
    }
    if (status.equals(TaskState.PENDING.wireName())) {
      return Stream.of(TaskState.values())
          .filter(state -> !TaskTransitions.isFinal(state))
          .collect(toSet());
    }
    return Set.of(TaskState.ofWireName(status).orElseThrow(() -> unknown(status)));
  }

  private static TaskerException unknown(String status) {
    List<String> allowed =
        new ArrayList<>(Arrays.stream(TaskState.values()).map(TaskState::wireName).toList());
    allowed.add(COMPLETED);
    String hint =
        Nearest.of(status, allowed).map(name -> "; did you mean " + name + "?").orElse("");
    return invalid(
        "status must be one of %s, was \"%s\"%s"
            .formatted(String.join(", ", allowed), Shown.of(status), hint));
  }

  private static TaskerException invalid(String message) {
    return new TaskerException(ErrorCode.INVALID_REQUEST, message);
  }
}
