package io.tasker.grpc.message;

import com.tasker.v1.DlqSummaryInfo;
import com.tasker.v1.GetTaskSummaryResponse;
import com.tasker.v1.StepErrorSummary;
import com.tasker.v1.StepSummaryInfo;
import com.tasker.v1.TaskSummaryLinks;
import com.tasker.v1.TaskSummaryMetadata;
import com.tasker.v1.TaskSummaryTemplate;
import com.tasker.v1.TaskSummaryTemplateStep;
import io.tasker.contract.model.StepCounts;
import io.tasker.contract.model.TaskView;
import io.tasker.contract.operations.TaskSummary;
import io.tasker.contract.operations.dlq.DlqEntry;
import io.tasker.contract.operations.dlq.DlqStatus;
import io.tasker.contract.template.StepDefinition;
import org.jspecify.annotations.Nullable;

/** A task with its template, its steps and its place in the dead letter queue. */
public final class SummaryMessages {
  private SummaryMessages() {}

  /** One summary. */
  public static GetTaskSummaryResponse of(TaskSummary summary) {
    String path = "/v1/tasks/" + summary.task().task();
    return GetTaskSummaryResponse.newBuilder()
        .setTask(task(summary.task()))
        .setTemplate(
            TaskSummaryTemplate.newBuilder()
                .addAllSteps(
                    summary.template().steps().stream().map(SummaryMessages::definition).toList()))
        .addAllSteps(summary.steps().stream().map(SummaryMessages::step).toList())
        .setDlq(dlq(summary.dlqEntry()))
        .setLinks(
            TaskSummaryLinks.newBuilder()
                .setTask(path)
                .setSteps(path + "/workflow_steps")
                .setDlq("/v1/dlq"))
        .build();
  }

  private static TaskSummaryMetadata task(TaskView task) {
    StepCounts counts = task.counts();
    TaskSummaryMetadata.Builder message =
        TaskSummaryMetadata.newBuilder()
            .setTaskUuid(task.task().toString())
            .setName(task.template().name())
            .setNamespace(task.template().namespace())
            .setVersion(task.template().version())
            .setStatus(task.state().wireName())
            .setCreatedAt(Times.text(task.createdAt()))
            .setUpdatedAt(Times.text(task.updatedAt()))
            .setInitiator(task.origin().initiator())
            .setSourceSystem(task.origin().sourceSystem())
            .setReason(task.origin().reason())
            .setCorrelationId(task.correlationId().toString())
            .setTotalSteps(counts.total())
            .setPendingSteps(counts.pending())
            .setInProgressSteps(counts.inProgress())
            .setCompletedSteps(counts.completed())
            .setFailedSteps(counts.failed())
            .setCompletionPercentage(counts.completionPercentage())
            .setHealthStatus(task.healthStatus())
            .setExecutionStatus(task.executionStatus().wireName())
            .setRecommendedAction(task.executionStatus().recommendedAction());
    Times.set(task.completedAt(), at -> message.setCompletedAt(Times.text(at)));
    return message.build();
  }

  private static TaskSummaryTemplateStep definition(StepDefinition step) {
    return TaskSummaryTemplateStep.newBuilder()
        .setName(step.name())
        .setStepType(step.type().wireName())
        .setHandler(step.handler().callable())
        .addAllDependencies(step.dependencies())
        .setRetryable(step.retry().retryable())
        .setMaxAttempts(step.retry().maxAttempts())
        .build();
  }

  private static StepSummaryInfo step(TaskSummary.Step step) {
    var view = step.view();
    var readiness = view.readiness();
    StepSummaryInfo.Builder message =
        StepSummaryInfo.newBuilder()
            .setStepUuid(readiness.step().toString())
            .setName(readiness.name())
            .setCurrentState(readiness.state().wireName())
            .setCreatedAt(Times.text(view.createdAt()))
            .setAttempts(readiness.attempts())
            .setMaxAttempts(readiness.maxAttempts())
            .setDependenciesSatisfied(readiness.dependenciesSatisfied())
            .setRetryEligible(readiness.retryEligible());
    Times.set(view.completedAt(), at -> message.setCompletedAt(Times.text(at)));
    Times.set(readiness.lastAttemptedAt(), at -> message.setLastAttemptedAt(Times.text(at)));
    Times.set(step.failure(), failure -> message.setError(error(failure)));
    return message.build();
  }

  private static StepErrorSummary error(TaskSummary.Failure failure) {
    StepErrorSummary.Builder message =
        StepErrorSummary.newBuilder().setRetryable(failure.retryable());
    Times.set(failure.type(), message::setErrorType);
    Times.set(failure.statusCode(), message::setStatusCode);
    return message.build();
  }

  /** Spelled as the database does, unlike in the messages of the queue itself. */
  private static DlqSummaryInfo dlq(@Nullable DlqEntry entry) {
    if (entry == null) {
      return DlqSummaryInfo.getDefaultInstance();
    }
    return DlqSummaryInfo.newBuilder()
        .setInDlq(entry.status() == DlqStatus.PENDING)
        .setDlqReason(entry.reason().storedName())
        .setResolutionStatus(entry.status().storedName())
        .build();
  }
}
