package io.tasker.core.store;

import io.tasker.contract.model.TaskId;
import io.tasker.contract.model.TaskState;
import java.time.Instant;
import java.util.UUID;

/**
 * A task row as it was read under its lock.
 *
 * @param task key
 * @param templateId what it is an instance of
 * @param namespaceId whose workers run it
 * @param state state
 * @param seq transitions so far
 * @param steps all steps
 * @param counts steps by what they are up to
 * @param correlationId ties it to what caused it
 * @param updatedAt when it last changed
 */
public record TaskSnapshot(
    TaskId task,
    int templateId,
    int namespaceId,
    TaskState state,
    int seq,
    int steps,
    Counts counts,
    UUID correlationId,
    Instant updatedAt) {

  /**
   * Steps by what they are up to; pending steps are the rest.
   *
   * @param done complete or resolved
   * @param active queued, claimed or handed in
   * @param retry waiting for a retry
   * @param failed failed for good
   * @param cancelled cancelled
   */
  public record Counts(int done, int active, int retry, int failed, int cancelled) {}
}
