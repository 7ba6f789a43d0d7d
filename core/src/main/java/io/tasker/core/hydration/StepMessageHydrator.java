package io.tasker.core.hydration;

import io.tasker.contract.message.StepMessage;
import io.tasker.core.store.StepKey;
import io.tasker.core.wire.BadMessageException;
import io.tasker.core.wire.StepMessages;

/** Reads the messages that say "this step was handed in" or "run this step". */
public final class StepMessageHydrator {
  private StepMessageHydrator() {}

  /** What a body turned out to be. */
  public sealed interface Hydrated {
    /** It points at a step. */
    record Points(StepKey step) implements Hydrated {}

    /** It cannot be used. */
    record Unusable(String reason) implements Hydrated {}
  }

  /** Reads a body. */
  public static Hydrated hydrate(String body) {
    try {
      StepMessage message = StepMessages.read(body);
      return new Hydrated.Points(new StepKey(message.task(), message.step().number()));
    } catch (BadMessageException e) {
      return new Hydrated.Unusable(e.getMessage());
    }
  }
}
