package io.tasker.contract.operations;

import io.tasker.contract.model.StepView;
import io.tasker.contract.model.TaskView;
import io.tasker.contract.operations.dlq.DlqEntry;
import io.tasker.contract.template.TaskTemplate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task, what it was made from, and how each step is doing.
 *
 * @param task the task
 * @param template the revision it was created from
 * @param steps in order
 * @param dlqEntry the newest entry of the task in the dead letter queue; null if there is none
 */
public record TaskSummary(
    TaskView task, TaskTemplate template, List<Step> steps, @Nullable DlqEntry dlqEntry) {
  public TaskSummary {
    steps = List.copyOf(steps);
  }

  /**
   * A step.
   *
   * @param view the step
   * @param failure how its last attempt failed; null if it did not
   */
  public record Step(StepView view, @Nullable Failure failure) {}

  /**
   * How an attempt failed.
   *
   * @param type a name for the kind of failure
   * @param retryable whether another attempt was allowed
   * @param statusCode an HTTP status, if the handler gave one
   */
  public record Failure(@Nullable String type, boolean retryable, @Nullable Integer statusCode) {}
}
