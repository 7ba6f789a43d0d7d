package io.tasker.cli;

import java.util.UUID;
import picocli.CommandLine.Parameters;

/** Which task. */
final class TaskId {
  @Parameters(paramLabel = "TASK", description = "The task's UUID.")
  private String task = "";

  UUID id() {
    return Inputs.uuid("TASK", task);
  }
}
