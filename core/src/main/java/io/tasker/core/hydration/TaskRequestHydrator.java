package io.tasker.core.hydration;

import io.tasker.contract.message.TaskRequestMessage;
import io.tasker.core.wire.BadMessageException;
import io.tasker.core.wire.TaskRequestMessages;

/** Reads the messages that ask for a task. */
public final class TaskRequestHydrator {
  private TaskRequestHydrator() {}

  /** What a body turned out to be. */
  public sealed interface Hydrated {
    /** It asks for a task. */
    record Asks(TaskRequestMessage message) implements Hydrated {}

    /** It cannot be used. */
    record Unusable(String reason) implements Hydrated {}
  }

  /** Reads a body. */
  public static Hydrated hydrate(String body) {
    try {
      return new Hydrated.Asks(TaskRequestMessages.read(body));
    } catch (BadMessageException e) {
      return new Hydrated.Unusable(e.getMessage());
    }
  }
}
