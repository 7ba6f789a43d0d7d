package io.tasker.grpc.message;

import com.tasker.v1.Step;
import com.tasker.v1.StepAuditRecord;
import com.tasker.v1.StepUpdate;
import io.tasker.contract.model.StepReadiness;
import io.tasker.contract.model.StepState;
import io.tasker.contract.model.StepView;
import io.tasker.contract.operations.StepAudit;
import io.tasker.contract.operations.TaskEvent;

/** Steps and their results. */
public final class StepMessages {
  private StepMessages() {}

  /** A step. */
  public static Step of(StepView view) {
    StepReadiness step = view.readiness();
    Step.Builder message =
        Step.newBuilder()
            .setStepUuid(step.step().toString())
            .setTaskUuid(step.step().task().toString())
            .setNamedStepUuid(step.namedStep().toString())
            .setName(step.name())
            .setState(States.of(step.state()))
            .setSeq(view.seq())
            .setCreatedAt(Times.of(view.createdAt()))
            .setUpdatedAt(Times.of(view.updatedAt()))
            .setDependenciesSatisfied(step.dependenciesSatisfied())
            .setRetryEligible(step.retryEligible())
            .setReadyForExecution(step.readyForExecution())
            .setTotalParents(step.totalParents())
            .setCompletedParents(step.completedParents())
            .setAttempts(step.attempts())
            .setMaxAttempts(step.maxAttempts());
    Times.ifSet(view.completedAt(), message::setCompletedAt);
    Structs.of(view.results()).ifPresent(message::setResults);
    Structs.inexact(view.results()).ifPresent(message::setResultsJson);
    Times.ifSet(step.lastFailureAt(), message::setLastFailureAt);
    Times.ifSet(step.nextRetryAt(), message::setNextRetryAt);
    Times.ifSet(step.lastAttemptedAt(), message::setLastAttemptedAt);
    Times.set(step.backoffSeconds(), message::setBackoffRequestSeconds);
    return message.build();
  }

  /** That a step is in another state than before. */
  public static StepUpdate update(StepReadiness step) {
    return StepUpdate.newBuilder()
        .setStepUuid(step.step().toString())
        .setName(step.name())
        .setState(States.of(step.state()))
        .setAttempt(step.attempts())
        .build();
  }

  /** The same, of a change that is told by an event. */
  public static StepUpdate update(TaskEvent.Step step, StepState state, int attempt) {
    return StepUpdate.newBuilder()
        .setStepUuid(step.step().toString())
        .setName(step.name())
        .setState(States.of(state))
        .setAttempt(attempt)
        .build();
  }

  /** One result that a step got. */
  public static StepAuditRecord of(StepAudit audit) {
    StepAuditRecord.Builder message =
        StepAuditRecord.newBuilder()
            .setAuditUuid(audit.audit().toString())
            .setStepUuid(audit.step().toString())
            .setTransitionUuid(audit.transition().toString())
            .setTaskUuid(audit.step().task().toString())
            .setRecordedAt(Times.of(audit.recordedAt()))
            .setCorrelationId(audit.correlationId().toString())
            .setSuccess(audit.success())
            .setStepName(audit.stepName())
            .setFromState(States.of(audit.from()))
            .setToState(States.of(audit.to()));
    Times.set(audit.worker(), worker -> message.setWorkerUuid(worker.toString()));
    Times.set(audit.executionTimeMs(), message::setExecutionTimeMs);
    Structs.of(audit.result()).ifPresent(message::setResult);
    Structs.inexact(audit.result()).ifPresent(message::setResultJson);
    return message.build();
  }
}
