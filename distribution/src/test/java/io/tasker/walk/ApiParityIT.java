package io.tasker.walk;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tasker.client.TaskerClient;
import io.tasker.client.config.Protocol;
import io.tasker.client.model.NewTask;
import io.tasker.client.model.Task;
import io.tasker.client.transport.ApiCall;
import io.tasker.client.transport.ApiOperation;
import io.tasker.client.transport.Transport;
import io.tasker.client.transport.Transports;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same call by REST and by gRPC is answered with the same JSON. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ApiParityIT {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  /** Differs from call to call. */
  private static final Set<String> MOVES =
      Set.of(
          "timestamp",
          "duration_ms",
          "message",
          "calculated_at",
          "analysis_period_start",
          "minutes_in_dlq",
          "priority_score",
          "time_in_state_minutes",
          "task_age_minutes",
          "database_pool_utilization");

  /** Changes something, or is a stream; ClientIT calls them by both. */
  private static final Set<ApiOperation> NOT_READS =
      EnumSet.of(
          ApiOperation.CREATE_TASK,
          ApiOperation.CREATE_TASKS,
          ApiOperation.CANCEL_TASK,
          ApiOperation.CANCEL_TASKS,
          ApiOperation.RETRY_TASKS,
          ApiOperation.WATCH_TASK,
          ApiOperation.WATCH_TASKS,
          ApiOperation.ACT_ON_STEP,
          ApiOperation.UPDATE_DLQ_ENTRY,
          ApiOperation.REGISTER_TEMPLATE);

  /** Not in gRPC. */
  private static final Set<ApiOperation> REST_ONLY = EnumSet.of(ApiOperation.METRICS);

  private static final String CONTEXT =
      """
      {"even_number": 6, "big": 9007199254740993, "precise": 1.00000000000000000001,
       "half": 1.5, "nothing": null, "list": [1, "x", {"y": false}], "empty": {}}
      """;

  @TempDir private static Path folder;
  private static Deployment deployment;
  private static BothApis apis;
  private static Transport rest;
  private static Transport grpc;
  private static Task done;
  private static Task blocked;

  @BeforeAll
  static void start() throws JsonProcessingException {
    deployment = new Deployment(folder);
    apis = new BothApis(deployment);
    deployment.template(
        "broken",
        "name: fails, handler: {callable: examples.fail, initialization: {fail_count: 100}}, retry:"
            + " {retryable: false}");
    apis.start();
    deployment.worker();
    rest = Transports.open(apis.config(Protocol.REST));
    grpc = Transports.open(apis.config(Protocol.GRPC));
    try (TaskerClient client = TaskerClient.of(apis.config(Protocol.REST))) {
      done = finished(client, NewTask.of("rust_e2e_diamond", "diamond_pattern", "1.0.0"));
      blocked = finished(client, NewTask.of("walk", "broken", "1.0.0"));
    }
    deployment.execute(
        """
        INSERT INTO tasker.tasks_dlq (task_uuid, original_state, dlq_reason, task_snapshot, metadata)
        SELECT '%s'::uuid, 'blocked_by_failures', 'manual_dlq', '{"n": 1.5}', '{"k": [1]}'
        WHERE NOT EXISTS (SELECT 1 FROM tasker.tasks_dlq)
        """
            .formatted(blocked.taskUuid()));
  }

  private static Task finished(TaskerClient client, NewTask task) throws JsonProcessingException {
    var wanted = task.context(MAPPER.readTree(CONTEXT)).tags(List.of("a", "b")).priority(7);
    return client.waitFor(client.create(wanted).taskUuid(), Duration.ofMinutes(1));
  }

  @AfterAll
  static void close() {
    rest.close();
    grpc.close();
    deployment.close();
  }

  static Set<ApiOperation> reads() {
    return samples().keySet();
  }

  @ParameterizedTest
  @MethodSource("reads")
  void the_same_call_has_the_same_answer(ApiOperation operation) throws JsonProcessingException {
    for (ApiCall call : samples().get(operation)) {
      Map<String, String> byRest = flat(rest.call(call));
      Map<String, String> byGrpc = flat(grpc.call(call));

      assertThat(byGrpc).as(call.toString()).isEqualTo(byRest);
    }
  }

  @Test
  void every_operation_is_compared_or_has_a_reason() {
    Set<ApiOperation> all = EnumSet.copyOf(reads());
    all.addAll(NOT_READS);
    all.addAll(REST_ONLY);
    assertThat(all).containsExactlyInAnyOrder(ApiOperation.values());
  }

  @Test
  void every_operation_has_its_route() throws Exception {
    JsonNode paths = apis.probe().get("/api-docs/openapi.json").json().path("paths");
    Set<String> routes =
        paths.properties().stream()
            .flatMap(
                path ->
                    path.getValue().properties().stream()
                        .map(it -> it.getKey() + " " + plain(path.getKey())))
            .collect(toSet());

    assertThat(routes)
        .containsAll(
            EnumSet.allOf(ApiOperation.class).stream()
                .map(it -> it.method().toLowerCase(Locale.ROOT) + " " + plain(it.path()))
                .toList());
  }

  private static String plain(String path) {
    return path.replaceAll("\\{[^}]*}", "{}");
  }

  private static Map<ApiOperation, List<ApiCall>> samples() {
    Map<ApiOperation, List<ApiCall>> samples = new EnumMap<>(ApiOperation.class);
    for (ApiOperation operation : ApiOperation.values()) {
      if (!NOT_READS.contains(operation) && !REST_ONLY.contains(operation)) {
        samples.put(operation, done == null ? List.of() : calls(operation));
      }
    }
    return samples;
  }

  private static List<ApiCall> calls(ApiOperation operation) {
    ApiCall call = ApiCall.of(operation);
    return switch (operation) {
      case LIST_TASKS ->
          List.of(
              call.query("page", 1).query("per_page", 10),
              call.query("page", 2).query("per_page", 1).query("namespace", "walk"),
              call.query("status", "completed").query("per_page", 10),
              call.query("status", "pending"),
              call.query("cursor", "").query("per_page", 1),
              call.query("context.even_number", 6).query("tag", "a"));
      case GET_TASK, GET_TASK_CONTEXT, SUMMARIZE_TASK, LIST_STEPS ->
          List.of(call.part("task", done.taskUuid()), call.part("task", blocked.taskUuid()));
      case GET_STEP, AUDIT_STEP ->
          List.of(
              call.part("task", done.taskUuid())
                  .part("step", done.steps().getFirst().workflowStepUuid()),
              call.part("task", blocked.taskUuid())
                  .part("step", blocked.steps().getFirst().workflowStepUuid()));
      case GET_TEMPLATE ->
          List.of(
              call.part("namespace", "rust_e2e_diamond")
                  .part("name", "diamond_pattern")
                  .part("version", "1.0.0"));
      case LIST_TEMPLATES -> List.of(call, call.query("namespace", "walk"));
      case VALIDATE_TEMPLATE ->
          List.of(
              call.body("name: x"),
              call.body(
                  "name: x\nnamespace_name: y\nversion: 1.0.0\nsteps:\n"
                      + "  - {name: a, handler: {callable: b}}\n"));
      case GET_DLQ_ENTRY -> List.of(call.part("task", blocked.taskUuid()));
      case LIST_DLQ_ENTRIES -> List.of(call, call.query("resolution_status", "pending"));
      case READ_BOTTLENECKS ->
          List.of(
              call.query("min_executions", 1).query("limit", 5),
              call.query("min_executions", 1).query("hours", 48));
      default -> List.of(call);
    };
  }

  /** Every value by its path; numbers by what they are worth, since 1.0 and 1 are one. */
  private static Map<String, String> flat(String json) throws JsonProcessingException {
    Map<String, String> values = new TreeMap<>();
    flatten("", MAPPER.readTree(json), values);
    return values;
  }

  private static void flatten(String path, JsonNode node, Map<String, String> values) {
    if (node.isArray()) {
      values.put(path, "array of " + node.size());
      for (int i = 0; i < node.size(); i++) {
        flatten(path + "/" + i, node.get(i), values);
      }
    } else if (node.isObject()) {
      values.put(path, "object");
      node.properties()
          .forEach(
              field -> {
                if (!MOVES.contains(field.getKey())) {
                  flatten(path + "/" + field.getKey(), field.getValue(), values);
                }
              });
    } else {
      values.put(
          path,
          node.isNumber()
              ? node.decimalValue().stripTrailingZeros().toPlainString()
              : node.toString());
    }
  }
}
