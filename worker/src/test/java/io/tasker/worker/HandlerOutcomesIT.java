package io.tasker.worker;

import static io.tasker.worker.Stage.handler;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tasker.contract.model.Json;
import io.tasker.contract.model.StepState;
import io.tasker.contract.model.StepView;
import io.tasker.contract.model.TaskId;
import io.tasker.contract.model.TaskState;
import io.tasker.contract.model.TaskView;
import io.tasker.contract.model.TemplateName;
import io.tasker.testkit.Eventually;
import io.tasker.worker.handler.RetryAfter;
import io.tasker.worker.handler.RetryableException;
import io.tasker.worker.handler.StepContext;
import io.tasker.worker.handler.StepOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What a handler returns or throws, and what becomes of its step. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HandlerOutcomesIT extends StageCases {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  @Test
  void handlers_see_their_input_settings_and_every_ancestors_result() {
    TemplateName template =
        stage()
            .template(
                "seen",
                "name: a, handler: { callable: number, initialization: { add: 1 } }",
                "name: b, handler: { callable: number, initialization: { add: 10 } }, dependencies:"
                    + " [a]",
                "name: c, handler: { callable: all }, dependencies: [b]");
    Map<String, StepContext> seen = new ConcurrentHashMap<>();
    stage().server();
    stage()
        .worker(
            handler(
                "number",
                context ->
                    StepOutcome.success(
                        JSON.numberNode(
                            context.input().path("n").asInt()
                                + context.settings().path("add").asInt()))),
            handler(
                "all",
                context -> {
                  seen.put("c", context);
                  return StepOutcome.success(JSON.textNode("done"));
                }));

    TaskView task = stage().settled(stage().create(template, "{\"n\":5}"));

    assertThat(task.state()).isEqualTo(TaskState.COMPLETE);
    StepContext context = seen.get("c");
    assertThat(context.dependencyResults()).containsOnlyKeys("a", "b");
    assertThat(context.dependencyResult("a").asInt()).isEqualTo(6);
    assertThat(context.dependencyResult("b").asInt()).isEqualTo(15);
    assertThat(context.attempt()).isEqualTo(1);
    assertThat(context.maxAttempts()).isEqualTo(3);
    assertThat(context.stepName()).isEqualTo("c");
    assertThat(context.task()).isEqualTo(task.task());
    assertThat(context.correlationId()).isEqualTo(task.correlationId());
    List<StepView> steps = stage().steps(task.task());
    assertThat(steps.get(1).results().text())
        .contains("\"result\":15", "\"success\":true", "\"status\":\"completed\"");
  }

  @Test
  void a_handler_says_when_to_try_again_by_its_outcome_or_by_an_exception() {
    String retry = ", retry: { backoff_base_ms: 0, max_backoff_ms: 60000 }";
    TemplateName template =
        stage()
            .template(
                "hinted",
                "name: a, handler: { callable: outcome }" + retry,
                "name: b, handler: { callable: exception }" + retry);
    stage().server();
    stage()
        .worker(
            handler(
                "outcome",
                context ->
                    StepOutcome.retryable(
                        "busy", "come back", RetryAfter.of(Duration.ofMillis(40_500)))),
            handler(
                "exception",
                context -> {
                  throw new RetryableException(
                      "rate_limited", "slow down", RetryAfter.header("50"));
                }));

    TaskId task = stage().create(template);
    Eventually.until(
        "both steps to wait",
        Duration.ofSeconds(30),
        () ->
            stage().steps(task).stream()
                .allMatch(step -> step.readiness().state() == StepState.WAITING_FOR_RETRY));

    assertThat(
            stage()
                .texts(
                    "SELECT extract(epoch FROM next_attempt_at - updated_at) FROM"
                        + " tasker.workflow_steps ORDER BY step_no"))
        .containsExactly("41.000000", "50.000000");
    List<StepView> steps = stage().steps(task);
    assertThat(steps.get(0).results().text())
        .contains(
            "\"error_type\":\"busy\"",
            "\"backoff_type\":\"ServerRequested\"",
            "\"delay_seconds\":41");
    assertThat(steps.get(1).results().text())
        .contains("\"error_type\":\"rate_limited\"", "\"headers\":{\"Retry-After\":\"50\"}");
  }

  @Test
  void a_handler_that_throws_is_tried_again_and_its_error_is_kept() {
    TemplateName template =
        stage()
            .template(
                "flaky",
                "name: only, handler: { callable: flaky }, retry: { max_attempts: 3,"
                    + " backoff_base_ms: 100, max_backoff_ms: 1000 }");
    AtomicInteger runs = new AtomicInteger();
    stage().server();
    stage()
        .worker(
            handler(
                "flaky",
                context -> {
                  if (runs.incrementAndGet() < 3) {
                    throw new IllegalStateException("not yet, attempt " + context.attempt());
                  }
                  return StepOutcome.success(JSON.objectNode());
                }));

    TaskView task = stage().settled(stage().create(template));

    assertThat(task.state()).isEqualTo(TaskState.COMPLETE);
    assertThat(task.steps().getFirst().attempts()).isEqualTo(3);
    assertThat(
            stage()
                .texts(
                    "SELECT detail->'error'->>'message' FROM tasker.step_transitions WHERE to_state"
                        + " = 4 ORDER BY seq"))
        .containsExactly("not yet, attempt 1", "not yet, attempt 2");
  }

  @Test
  void a_permanent_failure_is_not_tried_again() {
    TemplateName template = stage().template("final", "name: only, handler: { callable: no }");
    AtomicInteger runs = new AtomicInteger();
    stage().server();
    stage()
        .worker(
            handler(
                "no",
                _ -> {
                  runs.incrementAndGet();
                  return StepOutcome.permanent("declined", "the card was declined");
                }));

    TaskView task = stage().settled(stage().create(template));

    assertThat(task.state()).isEqualTo(TaskState.BLOCKED_BY_FAILURES);
    assertThat(task.healthStatus()).isEqualTo("blocked");
    assertThat(runs).hasValue(1);
    assertThat(stage().steps(task.task()).getFirst().results().text())
        .contains("the card was declined", "\"error_type\":\"declined\"");
  }

  @Test
  void a_result_that_does_not_fit_its_schema_is_a_failure_for_good() {
    String schema = "result_schema: { required: [id], properties: { id: { type: integer } } }";
    TemplateName template =
        stage()
            .template(
                "checked",
                "name: tree, handler: { callable: tree }, " + schema,
                "name: raw, handler: { callable: raw }, " + schema,
                "name: fits, handler: { callable: fits }, " + schema);
    AtomicInteger runs = new AtomicInteger();
    stage().server();
    stage()
        .worker(
            handler(
                "tree",
                _ -> {
                  runs.incrementAndGet();
                  return StepOutcome.success(JSON.objectNode().put("id", "seven"));
                }),
            handler("raw", _ -> StepOutcome.success(new Json("{\"ID\":7}"))),
            handler("fits", _ -> StepOutcome.success(new Json("{\"id\":7}"))));

    TaskView task = stage().settled(stage().create(template));

    assertThat(task.state()).isEqualTo(TaskState.BLOCKED_BY_FAILURES);
    assertThat(runs).hasValue(1);
    List<StepView> steps = stage().steps(task.task());
    assertThat(steps.get(0).results().text())
        .contains(
            "\"error_type\":\"result_schema_violation\"",
            "result.id must be of type integer, was \\\"seven\\\"");
    assertThat(steps.get(1).results().text())
        .contains("\"error_type\":\"result_schema_violation\"", "result.id is missing");
    assertThat(steps.get(2).results().text()).contains("\"success\":true");
  }

  @Test
  void a_result_that_the_database_refuses_fails_its_step_and_nothing_else() {
    TemplateName bad = stage().template("bad", "name: only, handler: { callable: bad }");
    TemplateName good = stage().template("good", "name: only, handler: { callable: good }");
    stage().server();
    stage()
        .worker(
            handler("bad", _ -> StepOutcome.success(JSON.textNode("a\u0000b"))),
            handler("good", _ -> StepOutcome.success(JSON.objectNode())));
    TaskId badTask = stage().create(bad);
    TaskId goodTask = stage().create(good);

    assertThat(stage().settled(badTask).state()).isEqualTo(TaskState.BLOCKED_BY_FAILURES);
    assertThat(stage().steps(badTask).getFirst().results().text()).contains("result_not_storable");
    assertThat(stage().settled(goodTask).state()).isEqualTo(TaskState.COMPLETE);
  }
}
