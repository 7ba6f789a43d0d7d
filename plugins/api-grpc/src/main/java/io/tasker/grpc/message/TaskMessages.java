package io.tasker.grpc.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Struct;
import com.tasker.v1.PaginationResponse;
import com.tasker.v1.Task;
import com.tasker.v1.TaskContext;
import io.tasker.contract.model.Json;
import io.tasker.contract.model.StepCounts;
import io.tasker.contract.model.StepView;
import io.tasker.contract.model.TaskView;
import java.util.List;

/** Tasks. */
public final class TaskMessages {
  private TaskMessages() {}

  /** A task without its steps. */
  public static Task of(TaskView task) {
    Task.Builder message = Task.newBuilder();
    writeWhatItIs(message, task);
    writeWhoAsked(message, task);
    writeWhereItStands(message, task);
    return message.build();
  }

  private static void writeWhatItIs(Task.Builder message, TaskView task) {
    message
        .setTaskUuid(task.task().toString())
        .setName(task.template().name())
        .setNamespace(task.template().namespace())
        .setVersion(task.template().version())
        .setState(States.of(task.state()))
        .setSeq(task.seq())
        .setCreatedAt(Times.of(task.createdAt()))
        .setUpdatedAt(Times.of(task.updatedAt()));
    Times.ifSet(task.completedAt(), message::setCompletedAt);
    message.setContext(inputs(task));
    Structs.inexact(task.context()).ifPresent(message::setContextJson);
  }

  private static void writeWhoAsked(Task.Builder message, TaskView task) {
    message
        .setInitiator(task.origin().initiator())
        .setSourceSystem(task.origin().sourceSystem())
        .setReason(task.origin().reason())
        .setPriority(task.priority())
        .addAllTags(task.tags())
        .setCorrelationId(task.correlationId().toString());
    Times.set(
        task.parentCorrelationId(), parent -> message.setParentCorrelationId(parent.toString()));
  }

  private static void writeWhereItStands(Task.Builder message, TaskView task) {
    StepCounts counts = task.counts();
    message
        .setTotalSteps(counts.total())
        .setPendingSteps(counts.pending())
        .setInProgressSteps(counts.inProgress())
        .setCompletedSteps(counts.completed())
        .setFailedSteps(counts.failed())
        .setReadySteps(counts.ready())
        .setExecutionStatus(task.executionStatus().wireName())
        .setRecommendedAction(task.executionStatus().recommendedAction())
        .setCompletionPercentage(counts.completionPercentage())
        .setHealthStatus(task.healthStatus());
  }

  /**
   * What went into a task and what has come out so far.
   *
   * @param steps those of the task; the results of those that let others start are its outputs
   */
  public static TaskContext context(TaskView task, List<StepView> steps) {
    ObjectNode results = JsonNodeFactory.instance.objectNode();
    for (StepView step : steps) {
      var result = step.results();
      if (result != null && step.readiness().state().satisfiesDependents()) {
        results.set(step.readiness().name(), result(result));
      }
    }
    Struct inputs = inputs(task);
    Struct outputs = Structs.of(results).orElseThrow();
    TaskContext.Builder message =
        TaskContext.newBuilder()
            .setInputs(inputs)
            .setOutputs(outputs)
            .setMerged(inputs.toBuilder().putAllFields(outputs.getFieldsMap()));
    Structs.inexact(task.context()).ifPresent(message::setInputsJson);
    Structs.inexact(results).ifPresent(message::setOutputsJson);
    return message.build();
  }

  private static JsonNode result(Json results) {
    JsonNode result = Structs.tree(results).path("result");
    return result.isMissingNode() ? NullNode.getInstance() : result;
  }

  /** That there is more, or not, of a list whose length nobody counted. */
  public static PaginationResponse uncounted(int count, boolean more) {
    return PaginationResponse.newBuilder().setCount(count).setHasMore(more).build();
  }

  /** Where a list of so many is in the whole. */
  public static PaginationResponse page(long total, int count, long offset) {
    return PaginationResponse.newBuilder()
        .setTotal(total)
        .setCount(count)
        .setOffset((int) Math.min(offset, Integer.MAX_VALUE))
        .setHasMore(offset + count < total)
        .build();
  }

  private static Struct inputs(TaskView task) {
    return Structs.of(task.context()).orElseGet(Struct::getDefaultInstance);
  }
}
