package io.tasker.bench.chaos;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** The workflows of a run, and which tasks are made of them. */
final class Mix {
  private static final String COMPLETE = "complete";
  private static final String BLOCKED = "blocked_by_failures";

  /** So many that lost leases never use them up. */
  private static final int MANY = 60;

  /** How often each comes among 40. */
  private static final Map<String, Integer> SHARES = shares();

  private Mix() {}

  /**
   * A task that must be there at the end.
   *
   * @param key makes asking for it twice harmless, and finds it again
   * @param template its workflow
   * @param state where it must end
   */
  record Intended(String key, String template, String state) {
    /** The body of the request for it. */
    String request() {
      return String.format(
          Locale.ROOT,
          """
          {"name":"%s","namespace":"chaos","version":"1.0.0","context":{},\
          "initiator":"chaos","source_system":"chaos","reason":"%s","idempotency_key":"%s"}\
          """,
          template,
          key,
          key);
    }
  }

  /** The tasks of a run, in the order in which they are asked for. */
  static List<Intended> tasks(long seed, int count) {
    List<String> round = new ArrayList<>();
    SHARES.forEach((template, share) -> round.addAll(Collections.nCopies(share, template)));
    Collections.shuffle(round, new Random(seed));
    List<Intended> tasks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String template = round.get(i % round.size());
      boolean fails = template.equals("doomed") || template.equals("exhausted");
      tasks.add(new Intended("chaos-" + i, template, fails ? BLOCKED : COMPLETE));
    }
    return tasks;
  }

  /** Template files by name. */
  static Map<String, String> templates() {
    Map<String, String> files = new LinkedHashMap<>();
    put(
        files,
        "line",
        step("a", "", 50),
        step("b", "a", 0),
        step("c", "b", 120),
        step("d", "c", 0));
    put(
        files,
        "diamond",
        step("a", "", 0),
        step("b", "a", 80),
        step("c", "a", 5),
        step("d", "b, c", 0));
    put(
        files,
        "tree",
        step("root", "", 10),
        step("l", "root", 60),
        step("r", "root", 0),
        step("ll", "l", 20),
        step("lr", "l", 0),
        step("rl", "r", 90),
        step("rr", "r", 0),
        step("end", "ll, lr, rl, rr, l", 0));
    put(files, "fan", fan(12));
    put(files, "slow", step("a", "", 300), step("b", "a", 200), step("c", "a", 250));
    put(
        files,
        "flaky",
        step("a", "", 0),
        step("b", "a", "fail_count: 2", MANY),
        step("c", "b", 50));
    put(files, "long", step("a", "", 5_000), step("b", "a", 0));
    put(
        files,
        "doomed",
        step("a", "", 0),
        step("b", "a", "fail_count: 1000, permanent: true", MANY),
        step("c", "b", 0));
    put(
        files,
        "exhausted",
        step("a", "", 0),
        step("b", "a", "fail_count: 1000", 3),
        step("c", "b", 0));
    return files;
  }

  private static Map<String, Integer> shares() {
    Map<String, Integer> shares = new LinkedHashMap<>();
    shares.put("line", 10);
    shares.put("diamond", 7);
    shares.put("tree", 6);
    shares.put("fan", 4);
    shares.put("slow", 4);
    shares.put("flaky", 5);
    shares.put("long", 2);
    shares.put("doomed", 1);
    shares.put("exhausted", 1);
    return shares;
  }

  private static void put(Map<String, String> files, String name, String... steps) {
    String head = "name: " + name + "\nnamespace_name: chaos\nversion: \"1.0.0\"\nsteps:\n";
    files.put(name, head + String.join("", steps));
  }

  private static String[] fan(int width) {
    List<String> steps = new ArrayList<>();
    List<String> names = new ArrayList<>();
    steps.add(step("begin", "", 0));
    for (int i = 0; i < width; i++) {
      names.add("part_" + i);
      steps.add(step("part_" + i, "begin", 10 * i));
    }
    steps.add(step("end", String.join(", ", names), 0));
    return steps.toArray(String[]::new);
  }

  private static String step(String name, String parents, int milliseconds) {
    return step(name, parents, "milliseconds: " + milliseconds, MANY);
  }

  private static String step(String name, String parents, String settings, int attempts) {
    return """
      - name: %s
        dependencies: [%s]
        handler: { callable: chaos.effect, initialization: { %s } }
        timeout_seconds: 30
        retry: { max_attempts: %d, backoff_base_ms: 100, max_backoff_ms: 1000 }
    """
        .formatted(name, parents, settings, attempts);
  }
}
