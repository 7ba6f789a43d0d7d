package io.tasker.contract.operations;

import io.tasker.contract.error.TaskerException;
import io.tasker.contract.model.TaskId;
import io.tasker.contract.model.TaskRequest;
import io.tasker.contract.model.TaskView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be asked about many tasks at once. */
public interface BulkOperations {
  /** What became of one of many requests. */
  sealed interface Creation {
    /** The task is there. */
    record Created(TaskView task) implements Creation {}

    /** It is not, and this is why. */
    record Refused(TaskerException why) implements Creation {}
  }

  /**
   * Creates tasks, each for itself: one that is refused does not keep the others. Blocks until all
   * are decided.
   *
   * @return what became of each, in order
   */
  List<Creation> create(List<TaskRequest> requests);

  /**
   * What is asked for many tasks.
   *
   * @param filter which tasks; its page is how many are looked for at once. Without a status:
   *     whatever is open for a cancel, blocked by failures for a retry
   * @param limit tasks at most, from 1
   * @param dryRun whether the tasks are only named
   * @param by who asks
   * @param reason kept with the history; null if none was given
   */
  record Wish(TaskQuery filter, int limit, boolean dryRun, String by, @Nullable String reason) {}

  /**
   * What became of a task that was found.
   *
   * @param task which
   * @param failure null if it was done, or would be
   */
  record Outcome(TaskId task, @Nullable TaskerException failure) {}

  /**
   * What became of the wish.
   *
   * @param outcomes of each task that was found
   * @param nextCursor where to go on, if there may be more; null if there are no more
   */
  record Outcomes(List<Outcome> outcomes, @Nullable String nextCursor) {
    public Outcomes {
      outcomes = List.copyOf(outcomes);
    }
  }

  /**
   * Cancels tasks, each in its own transaction or with others.
   *
   * @throws TaskerException {@code INVALID_REQUEST}, {@code DATABASE_UNAVAILABLE}
   */
  Outcomes cancel(Wish wish);

  /**
   * Resets every failed step of tasks, so that they are tried again.
   *
   * @throws TaskerException {@code INVALID_REQUEST}, {@code DATABASE_UNAVAILABLE}
   */
  Outcomes retry(Wish wish);
}
