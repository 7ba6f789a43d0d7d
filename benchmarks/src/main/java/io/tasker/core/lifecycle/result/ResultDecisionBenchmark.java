package io.tasker.core.lifecycle.result;

import io.tasker.bench.micro.MicroBenchmark;
import io.tasker.bench.micro.MicroIds;
import io.tasker.contract.model.StepState;
import io.tasker.contract.template.RetryPolicy;
import io.tasker.core.store.StepSnapshot;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;

/** What a result means for its step. */
public class ResultDecisionBenchmark extends MicroBenchmark {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private StepSnapshot succeeded = step(StepState.ENQUEUED_FOR_ORCHESTRATION, null);
  private StepSnapshot failed = step(StepState.ENQUEUED_AS_ERROR_FOR_ORCHESTRATION, null);
  private StepSnapshot refused =
      step(StepState.ENQUEUED_AS_ERROR_FOR_ORCHESTRATION, "{\"headers\":{\"Retry-After\":\"7\"}}");
  private RetryPolicy policy = RetryPolicy.DEFAULT;
  private double random = 0.25;

  /** The step is done. */
  @Benchmark
  public Object success() {
    return ResultDecision.decide(succeeded, policy, NOW, random);
  }

  /** The step failed and is tried again after a wait that is computed. */
  @Benchmark
  public Object retry() {
    return ResultDecision.decide(failed, policy, NOW, random);
  }

  /** The step was refused with a hint, JSON, when to come again. */
  @Benchmark
  public Object retryWithHint() {
    return ResultDecision.decide(refused, policy, NOW, random);
  }

  private static StepSnapshot step(StepState state, @Nullable String metadata) {
    return new StepSnapshot(
        MicroIds.task(0),
        0,
        1,
        state,
        3,
        0,
        1,
        3,
        state == StepState.ENQUEUED_AS_ERROR_FOR_ORCHESTRATION ? true : null,
        null,
        NOW,
        new int[0],
        null,
        metadata);
  }
}
