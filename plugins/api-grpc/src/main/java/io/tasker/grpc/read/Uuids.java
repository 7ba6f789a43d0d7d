package io.tasker.grpc.read;

import io.grpc.Status;
import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.model.StepId;
import io.tasker.contract.model.TaskId;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads UUIDs in every form that the public API takes. */
public final class Uuids {
  private static final Pattern FORM =
      Pattern.compile(
          "(?:urn:uuid:)?([0-9a-f]{8})(-?)([0-9a-f]{4})\\2([0-9a-f]{4})\\2([0-9a-f]{4})\\2([0-9a-f]{12})");
  private static final int LONGEST_SHOWN = 40;

  private Uuids() {}

  /**
   * The UUID, written with hyphens or without, in braces or as a URN, in any case.
   *
   * @throws Refused if it is none
   */
  public static UUID read(String field, String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    boolean braces = lower.startsWith("{") && lower.endsWith("}") && lower.length() > 1;
    var match = FORM.matcher(braces ? lower.substring(1, lower.length() - 1) : lower);
    if (!match.matches()) {
      throw Refused.sentence(field, "Invalid UUID: %s is '%s'".formatted(field, shown(text)));
    }
    return UUID.fromString(match.replaceFirst("$1-$3-$4-$5-$6"));
  }

  /** A task's. */
  public static TaskId task(String text) {
    return new TaskId(read("task_uuid", text));
  }

  /**
   * A step's.
   *
   * @throws Refused if it is none, or belongs to another task
   */
  public static StepId step(TaskId task, String text) {
    StepId step = new StepId(read("step_uuid", text));
    if (!step.task().equals(task)) {
      throw new Refused(
          Status.Code.INVALID_ARGUMENT,
          ErrorCode.STEP_NOT_FOUND,
          "Step does not belong to task: %s, %s".formatted(step, task));
    }
    return step;
  }

  private static String shown(String text) {
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
  }
}
