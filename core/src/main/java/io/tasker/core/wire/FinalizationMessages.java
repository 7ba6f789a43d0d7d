package io.tasker.core.wire;

import io.tasker.contract.model.TaskId;

/** The JSON that names a task to look at again. */
public final class FinalizationMessages {
  private FinalizationMessages() {}

  /**
   * Reads a message.
   *
   * @throws BadMessageException saying which field is wrong and what it must be
   */
  public static TaskId read(String body) throws BadMessageException {
    return new TaskId(MessageFields.of(body).requiredUuid("task_uuid"));
  }
}
