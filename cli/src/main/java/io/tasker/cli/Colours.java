package io.tasker.cli;

import java.util.Set;

/** Colours of states, where a terminal shows them. */
final class Colours {
  private static final Set<String> GOOD =
      Set.of("complete", "resolved_manually", "healthy", "ready", "alive", "reachable");
  private static final Set<String> BAD =
      Set.of(
          "error",
          "blocked_by_failures",
          "cancelled",
          "unhealthy",
          "blocked",
          "stale",
          "unreachable");
  private static final Set<String> IDLE = Set.of("pending", "unknown");

  private final boolean enabled;

  Colours(boolean enabled) {
    this.enabled = enabled;
  }

  /** A cell with the colour of the state that it shows. */
  String state(String cell) {
    if (!enabled) {
      return cell;
    }
    String state = cell.strip();
    int code =
        GOOD.contains(state) ? 32 : BAD.contains(state) ? 31 : IDLE.contains(state) ? 90 : 33;
    return "\u001b[" + code + "m" + cell + "\u001b[0m";
  }

  /** One sign for a state, the same with and without colours. */
  static String sign(String state) {
    if (GOOD.contains(state)) {
      return "+";
    }
    return BAD.contains(state) ? "x" : IDLE.contains(state) ? "." : "*";
  }
}
