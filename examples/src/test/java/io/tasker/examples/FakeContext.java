package io.tasker.examples;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tasker.contract.model.StepId;
import io.tasker.contract.model.TaskId;
import io.tasker.contract.model.TemplateName;
import io.tasker.worker.handler.StepContext;
import io.tasker.worker.handler.StepHandler;
import io.tasker.worker.handler.StepOutcome;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** One attempt as a handler sees it, with everything settable. */
public final class FakeContext implements StepContext {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final UUID TASK = UUID.fromString("01900000-0000-7000-8000-000000000000");

  private final Map<String, JsonNode> results = new LinkedHashMap<>();
  private JsonNode input = json("{}");
  private JsonNode settings = json("{}");
  private String stepName = "step";
  private int attempt = 1;
  private volatile boolean cancelled;

  /** An attempt with this input. */
  public static FakeContext withInput(String input) {
    return new FakeContext().input(json(input));
  }

  /** Sets the input. */
  public FakeContext input(JsonNode value) {
    input = value;
    return this;
  }

  /** Sets the step's own settings. */
  public FakeContext settings(String value) {
    return settings(json(value));
  }

  /** Sets the step's own settings. */
  public FakeContext settings(JsonNode value) {
    settings = value;
    return this;
  }

  /** Names the step. */
  public FakeContext stepName(String value) {
    stepName = value;
    return this;
  }

  /** Counts the attempt. */
  public FakeContext attempt(int value) {
    attempt = value;
    return this;
  }

  /** Adds what an ancestor returned. */
  public FakeContext result(String step, String value) {
    return result(step, json(value));
  }

  /** Adds what an ancestor returned. */
  public FakeContext result(String step, JsonNode value) {
    results.put(step, value);
    return this;
  }

  /** From now on the attempt is no longer wanted. */
  public void cancel() {
    cancelled = true;
  }

  /** Runs a handler and takes what it returned, as a reader of its JSON would see it. */
  public JsonNode succeed(StepHandler handler) throws Exception {
    return switch (handler.handle(this)) {
      case StepOutcome.Success(var result) -> json(result.toString());
      case StepOutcome.Failure failure -> throw new AssertionError("failed: " + failure);
    };
  }

  /** Runs a handler and takes how it failed. */
  public StepOutcome.Failure fail(StepHandler handler) throws Exception {
    return switch (handler.handle(this)) {
      case StepOutcome.Success success -> throw new AssertionError("succeeded: " + success);
      case StepOutcome.Failure failure -> failure;
    };
  }

  /** Reads JSON. */
  public static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public TaskId task() {
    return new TaskId(TASK);
  }

  @Override
  public StepId step() {
    return new StepId(new UUID(TASK.getMostSignificantBits(), stepName.hashCode()));
  }

  @Override
  public String stepName() {
    return stepName;
  }

  @Override
  public TemplateName template() {
    return new TemplateName("examples", "test", "1.0.0");
  }

  @Override
  public JsonNode input() {
    return input;
  }

  @Override
  public JsonNode settings() {
    return settings;
  }

  @Override
  public Map<String, JsonNode> dependencyResults() {
    return results;
  }

  @Override
  public int attempt() {
    return attempt;
  }

  @Override
  public int maxAttempts() {
    return 3;
  }

  @Override
  public UUID correlationId() {
    return TASK;
  }

  @Override
  public Instant deadline() {
    return Instant.MAX;
  }

  @Override
  public boolean cancelled() {
    return cancelled;
  }
}
