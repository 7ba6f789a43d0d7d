package io.tasker.client.error;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the task that a server names in its words, where it does not name it otherwise. */
public final class TaskNames {
  private static final Pattern TASK =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private TaskNames() {}

  /** The first UUID in a text. */
  public static Optional<UUID> in(String text) {
    Matcher named = TASK.matcher(text);
    return named.find() ? Optional.of(UUID.fromString(named.group())) : Optional.empty();
  }
}
