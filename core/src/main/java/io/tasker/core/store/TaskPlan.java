package io.tasker.core.store;

import io.tasker.contract.model.TaskId;
import io.tasker.contract.model.TaskRequest;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A task that is about to be created.
 *
 * @param task its id
 * @param template what it is an instance of
 * @param request what was asked for
 * @param correlationId ties it to what caused it
 * @param identityHash two tasks with the same one are the same task, 32 bytes; null: no other task
 *     is this one
 * @param trace what its request is a part of, a W3C {@code traceparent}; null if nobody traces it
 */
public record TaskPlan(
    TaskId task,
    StoredTemplate template,
    TaskRequest request,
    UUID correlationId,
    byte @Nullable [] identityHash,
    @Nullable String trace) {
  /** A plan that nobody traces. */
  public TaskPlan(
      TaskId task,
      StoredTemplate template,
      TaskRequest request,
      UUID correlationId,
      byte @Nullable [] identityHash) {
    this(task, template, request, correlationId, identityHash, null);
  }

  /** The same plan as a part of a trace. */
  public TaskPlan traced(@Nullable String by) {
    return by == null
        ? this
        : new TaskPlan(task, template, request, correlationId, identityHash, by);
  }

  /** Numbers of the steps that can start at once. */
  public int[] roots() {
    return IntStream.range(0, template.size())
        .filter(number -> template.parentCount(number) == 0)
        .toArray();
  }
}
