package io.tasker.core.operations;

import io.tasker.contract.model.StepState;
import io.tasker.core.store.AStep;
import io.tasker.core.store.StepRow;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Builds step rows; what a test does not say is as it is right after creation. */
final class StepRows {
  static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");
  static final UUID NAMED_STEP = UUID.fromString("0199a1b2-1111-7abc-8000-00000cd00001");

  private final StepState state;
  private int parents;
  private int remaining;
  private int attempts;
  private int maxAttempts = 3;
  private @Nullable Instant nextAttemptAt;
  private Instant updatedAt = CREATED;
  private @Nullable String result;
  private @Nullable String outcome;

  private StepRows(StepState state) {
    this.state = state;
  }

  static StepRows in(StepState state) {
    return new StepRows(state);
  }

  StepRows parents(int all, int notDone) {
    parents = all;
    remaining = notDone;
    return this;
  }

  StepRows attempts(int soFar, int atMost) {
    attempts = soFar;
    maxAttempts = atMost;
    return this;
  }

  StepRows nextAttemptAt(@Nullable Instant time) {
    nextAttemptAt = time;
    return this;
  }

  StepRows updatedAt(Instant time) {
    updatedAt = time;
    return this;
  }

  StepRows result(@Nullable String json) {
    result = json;
    return this;
  }

  StepRows outcome(@Nullable String json) {
    outcome = json;
    return this;
  }

  StepRow read() {
    return new StepRow(
        AStep.TASK,
        0,
        NAMED_STEP,
        "check",
        state,
        1,
        parents,
        remaining,
        attempts,
        maxAttempts,
        null,
        nextAttemptAt,
        null,
        updatedAt,
        CREATED,
        result,
        outcome,
        null);
  }
}
