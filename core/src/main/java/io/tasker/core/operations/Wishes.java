package io.tasker.core.operations;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.core.lifecycle.EventOutcome;
import java.util.function.Function;
import java.util.function.Supplier;

/** Turns what became of somebody's wish into the failure they get, if it was not fulfilled. */
final class Wishes {
  private Wishes() {}

  /**
   * Returns if the wish was fulfilled.
   *
   * @param unknown what to throw if there is nothing of that name
   * @param refused what to throw, with the reason, if things stand otherwise
   */
  static void requireFulfilled(
      EventOutcome outcome,
      Supplier<TaskerException> unknown,
      Function<String, TaskerException> refused) {
    switch (outcome) {
      case EventOutcome.Plain.APPLIED -> {}
      case EventOutcome.Plain.UNKNOWN -> throw unknown.get();
      case EventOutcome.Outdated(var seq) ->
          throw new TaskerException(
              ErrorCode.OUTDATED,
              "it has changed since it was read; its ETag is \"%d\" now".formatted(seq));
      case EventOutcome.Refused(var why) -> throw refused.apply(why);
      case EventOutcome.Plain.STALE, EventOutcome.Plain.PARKED ->
          throw new TaskerException(ErrorCode.INTERNAL, "the wish was not decided: " + outcome);
    }
  }
}
