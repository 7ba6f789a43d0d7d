package io.tasker.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes the words of {@code tasker-ctl} for those of ours that mean the same. */
final class PublicWords {
  private static final Map<List<String>, List<String>> COMMANDS =
      Map.of(
          List.of("task", "steps"), List.of("step", "list"),
          List.of("task", "step"), List.of("step", "get"),
          List.of("task", "reset-step"), List.of("step", "reset"),
          List.of("task", "resolve-step"), List.of("step", "resolve"),
          List.of("task", "complete-step"), List.of("step", "complete"),
          List.of("task", "step-audit"), List.of("step", "audit"),
          List.of("system", "health"), List.of("health"),
          List.of("system", "info"), List.of("health"));
  private static final Map<List<String>, Map<String, String>> OPTIONS =
      Map.of(
          List.of("task", "create"),
              Map.of("--version", "--template-version", "--description", "--reason"),
          List.of("step", "reset"), Map.of("--reset-by", "--by"),
          List.of("step", "resolve"), Map.of("--resolved-by", "--by"),
          List.of("step", "complete"), Map.of("--completed-by", "--by"),
          List.of("dlq", "update"), Map.of("--resolved-by", "--by"));
  private static final Map<String, String> BEFORE_COMMANDS =
      Map.of(
          "-c", "--config",
          "--config", "--config",
          "-p", "--profile",
          "--profile", "--profile",
          "--format", "--output",
          "-o", "--output",
          "--output", "--output");
  // What is so anyway.
  private static final Set<String> VERBOSE = Set.of("-v", "--verbose");
  private static final Map<List<String>, Set<String>> IMPLIED =
      Map.of(List.of("system", "health"), Set.of("--orchestration"));
  private static final Set<String> GROUPS = Set.of("task", "step", "system", "dlq");

  private PublicWords() {}

  /** The same in our words; anything else stays as it is. */
  static List<String> ours(List<String> typed) {
    List<String> leading = new ArrayList<>();
    int at = 0;
    while (at < typed.size() && isLeading(typed.get(at))) {
      String word = typed.get(at++);
      if (VERBOSE.contains(word)) {
        continue;
      }
      leading.add(BEFORE_COMMANDS.get(name(word)) + word.substring(name(word).length()));
      if (word.indexOf('=') < 0 && at < typed.size()) {
        leading.add(typed.get(at++));
      }
    }
    List<String> words = new ArrayList<>(command(typed.subList(at, typed.size())));
    words.addAll(leading);
    return words;
  }

  private static List<String> command(List<String> typed) {
    if (typed.size() < 2 || !GROUPS.contains(typed.getFirst())) {
      return typed;
    }
    List<String> asked = typed.subList(0, 2);
    List<String> command = COMMANDS.getOrDefault(asked, asked);
    Set<String> implied = IMPLIED.getOrDefault(asked, Set.of());
    Map<String, String> options = OPTIONS.getOrDefault(command, Map.of());
    List<String> words = new ArrayList<>(command);
    for (String word : typed.subList(2, typed.size())) {
      String name = name(word);
      if (implied.contains(word)) {
        continue;
      }
      words.add(options.getOrDefault(name, name) + word.substring(name.length()));
    }
    return words;
  }

  private static boolean isLeading(String word) {
    return VERBOSE.contains(word) || BEFORE_COMMANDS.containsKey(name(word));
  }

  private static String name(String word) {
    int equals = word.startsWith("-") ? word.indexOf('=') : -1;
    return equals < 0 ? word : word.substring(0, equals);
  }
}
