package io.tasker.core.hydration;

import io.tasker.contract.model.TaskId;
import io.tasker.core.wire.BadMessageException;
import io.tasker.core.wire.FinalizationMessages;

/** Reads the messages that say "look at this task again". */
public final class FinalizationHydrator {
  private FinalizationHydrator() {}

  /** What a body turned out to be. */
  public sealed interface Hydrated {
    /** It names a task. */
    record Names(TaskId task) implements Hydrated {}

    /** It cannot be used. */
    record Unusable(String reason) implements Hydrated {}
  }

  /** Reads a body. */
  public static Hydrated hydrate(String body) {
    try {
      return new Hydrated.Names(FinalizationMessages.read(body));
    } catch (BadMessageException e) {
      return new Hydrated.Unusable(e.getMessage());
    }
  }
}
