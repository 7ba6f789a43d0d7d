package io.tasker.testkit.operations;

import io.tasker.contract.model.ExecutionStatus;
import io.tasker.contract.model.Json;
import io.tasker.contract.model.Origin;
import io.tasker.contract.model.StepCounts;
import io.tasker.contract.model.StepReadiness;
import io.tasker.contract.model.StepState;
import io.tasker.contract.model.StepView;
import io.tasker.contract.model.TaskId;
import io.tasker.contract.model.TaskState;
import io.tasker.contract.model.TaskView;
import io.tasker.contract.model.TemplateName;
import io.tasker.contract.operations.HealthOperations.Check;
import io.tasker.contract.operations.HealthOperations.Info;
import io.tasker.contract.operations.HealthOperations.Readiness;
import io.tasker.contract.template.BackoffKind;
import io.tasker.contract.template.HandlerDefinition;
import io.tasker.contract.template.IdentityStrategy;
import io.tasker.contract.template.RetryPolicy;
import io.tasker.contract.template.StepDefinition;
import io.tasker.contract.template.StepType;
import io.tasker.contract.template.TaskTemplate;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One of each thing that the API shows. */
public final class Samples {
  public static final TaskId ID = TaskId.of("01936b2e-7c00-7a00-8000-000000100000");
  public static final Instant AT = Instant.parse("2026-03-21T21:16:08.123456Z");
  public static final UUID NAMED_STEP = UUID.fromString("9b0f7d42-0c0e-4a3e-8f6a-0d5a3b1c2d3e");
  public static final UUID CORRELATION = UUID.fromString("3f2b1a00-1111-4222-8333-444455556666");

  public static final StepReadiness RETRYING =
      new StepReadiness(
          ID.step(0),
          NAMED_STEP,
          "pack",
          StepState.WAITING_FOR_RETRY,
          0,
          0,
          1,
          3,
          true,
          false,
          AT,
          AT.plusSeconds(2),
          2,
          Instant.parse("2026-03-21T21:16:07Z"));
  public static final StepReadiness FRESH =
      new StepReadiness(
          ID.step(1),
          NAMED_STEP,
          "ship",
          StepState.PENDING,
          1,
          0,
          0,
          3,
          true,
          false,
          null,
          null,
          null,
          null);

  public static final TaskView TASK = task(TaskState.WAITING_FOR_RETRY);
  public static final TaskView CANCELLED_TASK = task(TaskState.CANCELLED);

  public static final TaskView LISTED =
      new TaskView(
          ID,
          4,
          TASK.template(),
          TaskState.CANCELLED,
          AT,
          AT,
          AT,
          new Json("{}"),
          TASK.origin(),
          0,
          List.of(),
          CORRELATION,
          CORRELATION,
          new StepCounts(3, 1, 0, 2, 0, 0),
          ExecutionStatus.WAITING_FOR_DEPENDENCIES,
          List.of());

  public static final TaskTemplate TEMPLATE =
      new TaskTemplate(
          TASK.template(),
          "packs and ships",
          IdentityStrategy.STRICT,
          null,
          List.of(step("pack", "into a box", 5), step("ship", null, 1)),
          new Json(
              """
              {"name":"order","steps":[{"name":"pack"},
              {"name":"ship","result_schema":{"type":"object","minimum":1.50}}]}
              """));

  public static final StepView STEP_VIEW =
      new StepView(
          RETRYING,
          5,
          Instant.parse("2026-03-21T21:16:08Z"),
          AT.plusNanos(789),
          null,
          new Json("{\"success\":false}"));

  public static final Readiness READY = readiness("healthy");
  public static final Readiness NOT_READY = readiness("unhealthy");

  private Samples() {}

  private static StepDefinition step(String name, @Nullable String description, int attempts) {
    return new StepDefinition(
        name,
        description,
        StepType.STANDARD,
        List.of(),
        new HandlerDefinition("shop." + name, null, null, Json.EMPTY_OBJECT),
        new RetryPolicy(
            attempts > 1, attempts, BackoffKind.NONE, Duration.ZERO, Duration.ofSeconds(1)),
        StepDefinition.DEFAULT_TIMEOUT,
        null);
  }

  private static TaskView task(TaskState state) {
    return new TaskView(
        ID,
        7,
        new TemplateName("shop", "order", "1.0.0"),
        state,
        AT,
        AT.plusNanos(1_500),
        null,
        new Json("{\"order\":7,\"amount\":1.50}"),
        new Origin("me", "cli", "demo"),
        5,
        List.of("vip", "eu"),
        CORRELATION,
        null,
        new StepCounts(3, 1, 0, 1, 0, 0),
        ExecutionStatus.WAITING_FOR_DEPENDENCIES,
        List.of(RETRYING, FRESH));
  }

  private static Readiness readiness(String database) {
    Map<String, Check> checks = new LinkedHashMap<>();
    checks.put("command_processor", new Check("healthy", "4 writers", 0));
    checks.put("orchestration_system", new Check("healthy", "running", 0));
    checks.put("circuit_breaker", new Check("healthy", "closed", 0));
    checks.put("orchestration_database", new Check("healthy", "ok", 2));
    checks.put("web_database", new Check(database, "select 1", 3));
    return new Readiness(AT, checks, new Info("0.1.0", "test", "Normal", "Closed", 4, 8));
  }
}
