package io.tasker.core.config;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import java.util.ArrayList;
import java.util.List;

/** Everything wrong or doubtful that was found so far. */
final class Findings {
  private final List<String> problems = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  void problem(String origin, String message) {
    problems.add(origin + ": " + message);
  }

  void warning(String origin, String message) {
    warnings.add(origin + ": " + message);
  }

  List<String> warnings() {
    return List.copyOf(warnings);
  }

  void throwIfAny() {
    if (problems.isEmpty()) {
      return;
    }
    String count = problems.size() == 1 ? "1 problem" : problems.size() + " problems";
    throw new TaskerException(
        ErrorCode.CONFIG_INVALID,
        "the configuration has " + count + ":\n  - " + String.join("\n  - ", problems));
  }
}
