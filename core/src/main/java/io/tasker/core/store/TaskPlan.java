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
 */
public record TaskPlan(
    TaskId task,
    StoredTemplate template,
    TaskRequest request,
    UUID correlationId,
    byte @Nullable [] identityHash) {

  /** Numbers of the steps that can start at once. */
  public int[] roots() {
    return IntStream.range(0, template.size())
        .filter(number -> template.parentCount(number) == 0)
        .toArray();
  }
}
