package io.tasker.client.model;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why one of many was not done.
 *
 * @param code for programs, for example {@code CONFLICT}
 * @param message for people
 * @param retryAfterSeconds when to come back; null: not said
 * @param existingTask the task that is there already; null: it is something else, or not said
 */
public record Refusal(
    String code, String message, @Nullable Long retryAfterSeconds, @Nullable UUID existingTask) {
  /** The task that is there already, if that is why. */
  public Optional<UUID> existing() {
    return Optional.ofNullable(existingTask);
  }
}
