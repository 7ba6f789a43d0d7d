package io.tasker.testkit.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Sends requests that are made up from an API's document, right ones and wrong ones, and judges
 * every reply.
 *
 * <p>Each request follows from its seed, and from what the server has answered before where it uses
 * ids of that. {@code -Dfuzz.seed} is the first seed, {@code -Dfuzz.seconds} how long it goes on;
 * the seed of a failed request sends that one first.
 */
public final class ApiFuzz {
  private static final int MOST_IDS = 40;
  private static final int MOST_FAILURES = 20;
  private static final List<String> IDS = List.of("task_uuid", "step_uuid", "dlq_entry_uuid");
  private static final Map<String, String> PARAMETERS =
      Map.of("task_uuid", "task", "step_uuid", "step", "dlq_entry_uuid", "entry");

  private final ApiDocument document;
  private final InetSocketAddress address;
  private final FuzzJudge judge;
  private final Map<String, List<String>> known = new HashMap<>();
  private final Map<String, Map<Integer, Integer>> answers = new TreeMap<>();
  private final Map<String, String> failures = new TreeMap<>();
  private final Set<String> created = new HashSet<>();

  private record Operation(String method, String path, JsonNode described) {}

  /**
   * A run against one server.
   *
   * @param known values that mean something there, by the name of their field or parameter
   */
  public ApiFuzz(ApiDocument document, InetSocketAddress address, Map<String, List<String>> known) {
    this.document = document;
    this.address = address;
    this.judge = new FuzzJudge(document);
    known.forEach((name, values) -> this.known.put(name, new ArrayList<>(values)));
  }

  /** How many answers each operation gave with each status. */
  public Map<String, Map<Integer, Integer>> answers() {
    return answers;
  }

  /** Ids of the tasks that the server says it has created, one by one or many at once. */
  public Set<String> created() {
    return created;
  }

  /**
   * Goes on for the time of {@code -Dfuzz.seconds}.
   *
   * @param normally how long without that setting
   * @throws AssertionError with the request, the reply and the seed, if a reply is not right
   */
  public void run(Duration normally) throws IOException {
    long seed = Long.getLong("fuzz.seed", 1);
    var lasting = Duration.ofSeconds(Long.getLong("fuzz.seconds", normally.toSeconds()));
    System.out.printf("fuzz seed=%d seconds=%d%n", seed, lasting.toSeconds());
    List<Operation> operations = operations();
    long begin = System.nanoTime();
    try (var line = new HttpLine(address)) {
      for (long next = seed; isGoingOn(begin, lasting); next++) {
        one(next, operations.get(Math.floorMod(next, operations.size())), line);
      }
    }
    System.out.println("fuzz answers=" + answers);
    if (!failures.isEmpty()) {
      throw new AssertionError(
          failures.entrySet().stream()
              .map(failure -> failure.getKey() + " " + failure.getValue())
              .collect(Collectors.joining("\n\n")));
    }
  }

  private boolean isGoingOn(long begin, Duration lasting) {
    return System.nanoTime() - begin < lasting.toNanos() && failures.size() < MOST_FAILURES;
  }

  private void one(long seed, Operation operation, HttpLine line) {
    var values = new FuzzValues(document, new SplittableRandom(seed), known);
    var request =
        FuzzRequest.of(operation.method(), operation.path(), operation.described(), values);
    HttpLine.Answer answer;
    try {
      answer = line.send(request.wire());
    } catch (IOException e) {
      throw new AssertionError("no answer (-Dfuzz.seed=%d): %s%n%s".formatted(seed, e, request), e);
    }
    List<String> problems = judge.problems(operation.described(), request, answer);
    if (!problems.isEmpty()) {
      fail(operation, seed, problems, request, answer);
      return;
    }
    String name = operation.described().path("operationId").asText();
    answers.computeIfAbsent(name, _ -> new TreeMap<>()).merge(answer.status(), 1, Integer::sum);
    if (answer.status() == 200 && answer.header("content-type").equals("application/json")) {
      JsonNode reply = judge.parse(answer);
      remember(reply);
      switch (name) {
        case "create_task" -> created.add(reply.path("task_uuid").asText());
        case "create_tasks" -> created.addAll(reply.path("items").findValuesAsText("task_uuid"));
        default -> {}
      }
    }
  }

  private void fail(
      Operation operation,
      long seed,
      List<String> problems,
      FuzzRequest request,
      HttpLine.Answer answer) {
    failures.putIfAbsent(
        operation.described().path("operationId").asText() + " " + problems,
        "(-Dfuzz.seed=%d)%n%s%n--- was answered with %d %s%n%s"
            .formatted(seed, request, answer.status(), answer.headers(), answer.text()));
  }

  /** Ids of what is there, for later requests. */
  private void remember(JsonNode reply) {
    for (String id : IDS) {
      for (JsonNode value : reply.findValues(id)) {
        var list = known.computeIfAbsent(PARAMETERS.getOrDefault(id, id), _ -> new ArrayList<>());
        if (value.isTextual() && !list.contains(value.asText()) && list.size() < MOST_IDS) {
          list.add(value.asText());
        }
      }
    }
  }

  /** All but those whose replies do not end. */
  private List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    JsonNode paths = document.root().path("paths");
    for (String path : ApiDocument.names(paths)) {
      for (String method : ApiDocument.names(paths.path(path))) {
        JsonNode described = paths.path(path).path(method);
        if (!described.at("/responses/200/content").has("text/event-stream")) {
          operations.add(new Operation(method, path, described));
        }
      }
    }
    return operations;
  }
}
