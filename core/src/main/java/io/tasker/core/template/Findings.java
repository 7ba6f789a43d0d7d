package io.tasker.core.template;

import static java.util.stream.Collectors.joining;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.core.text.Place;
import io.tasker.core.text.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Everything wrong or doubtful that was found in one file so far. */
final class Findings {
  private final String file;
  private final List<Problem> problems = new ArrayList<>();
  private final List<Problem> warnings = new ArrayList<>();

  Findings(String file) {
    this.file = file;
  }

  void problem(Place place, String message) {
    problems.add(new Problem(place, message));
  }

  void warning(Place place, String message) {
    warnings.add(new Problem(place, message));
  }

  List<String> warnings() {
    return inOrder(warnings);
  }

  void throwIfAny() {
    if (problems.isEmpty()) {
      return;
    }
    String count = problems.size() == 1 ? "1 problem" : problems.size() + " problems";
    throw new TaskerException(
        ErrorCode.TEMPLATE_INVALID,
        "the template file %s has %s:%s"
            .formatted(
                file, count, inOrder(problems).stream().collect(joining("\n  - ", "\n  - ", ""))));
  }

  private List<String> inOrder(List<Problem> found) {
    return found.stream()
        .sorted(Comparator.comparing(Problem::place))
        .map(problem -> file + ":" + problem.place() + ": " + problem.message())
        .toList();
  }
}
