package io.tasker.grpc;

import com.tasker.v1.AnalyticsServiceGrpc;
import com.tasker.v1.ConfigServiceGrpc;
import com.tasker.v1.DlqServiceGrpc;
import com.tasker.v1.HealthServiceGrpc;
import com.tasker.v1.StepServiceGrpc;
import com.tasker.v1.TaskServiceGrpc;
import com.tasker.v1.TemplateServiceGrpc;
import io.grpc.MethodDescriptor;
import io.tasker.contract.operations.Operation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Which operation each method of ours asks for; a new method is one more line here. */
final class Rpcs {
  private static final String CONTEXT =
      TaskServiceGrpc.getGetTaskContextMethod().getFullMethodName();

  private final Map<String, Operation> operations = new LinkedHashMap<>();

  Rpcs() {
    add(TaskServiceGrpc.getCreateTaskMethod(), Operation.CREATE_TASK);
    add(TaskServiceGrpc.getGetTaskMethod(), Operation.GET_TASK);
    add(TaskServiceGrpc.getListTasksMethod(), Operation.LIST_TASKS);
    add(TaskServiceGrpc.getCancelTaskMethod(), Operation.CANCEL_TASK);
    add(TaskServiceGrpc.getGetTaskContextMethod(), Operation.GET_TASK);
    add(TaskServiceGrpc.getGetTaskSummaryMethod(), Operation.SUMMARIZE_TASK);
    add(TaskServiceGrpc.getStreamTaskStatusMethod(), Operation.WATCH_TASK);
    add(TaskServiceGrpc.getCreateTasksMethod(), Operation.CREATE_TASKS);
    add(TaskServiceGrpc.getCancelTasksMethod(), Operation.CANCEL_TASKS);
    add(TaskServiceGrpc.getRetryTasksMethod(), Operation.RETRY_TASKS);
    add(TaskServiceGrpc.getWatchTaskMethod(), Operation.WATCH_TASK);
    add(TaskServiceGrpc.getWatchTasksMethod(), Operation.WATCH_TASKS);
    add(StepServiceGrpc.getGetStepMethod(), Operation.GET_STEP);
    add(StepServiceGrpc.getListStepsMethod(), Operation.LIST_STEPS);
    add(StepServiceGrpc.getResolveStepMethod(), Operation.ACT_ON_STEP);
    add(StepServiceGrpc.getGetStepAuditMethod(), Operation.AUDIT_STEP);
    add(TemplateServiceGrpc.getListTemplatesMethod(), Operation.LIST_TEMPLATES);
    add(TemplateServiceGrpc.getGetTemplateMethod(), Operation.GET_TEMPLATE);
    add(TemplateServiceGrpc.getValidateTemplateMethod(), Operation.CHECK_TEMPLATE);
    add(TemplateServiceGrpc.getRegisterTemplateMethod(), Operation.REGISTER_TEMPLATE);
    add(AnalyticsServiceGrpc.getGetPerformanceMetricsMethod(), Operation.READ_PERFORMANCE);
    add(AnalyticsServiceGrpc.getGetBottleneckAnalysisMethod(), Operation.READ_BOTTLENECKS);
    add(DlqServiceGrpc.getListEntriesMethod(), Operation.LIST_DLQ_ENTRIES);
    add(DlqServiceGrpc.getGetEntryByTaskMethod(), Operation.GET_DLQ_ENTRY);
    add(DlqServiceGrpc.getUpdateInvestigationMethod(), Operation.UPDATE_DLQ_ENTRY);
    add(DlqServiceGrpc.getGetStatsMethod(), Operation.READ_DLQ_STATS);
    add(DlqServiceGrpc.getGetInvestigationQueueMethod(), Operation.READ_INVESTIGATION_QUEUE);
    add(DlqServiceGrpc.getGetStalenessMonitoringMethod(), Operation.READ_STALENESS);
    add(HealthServiceGrpc.getCheckHealthMethod(), Operation.LIVENESS);
    add(HealthServiceGrpc.getCheckLivenessMethod(), Operation.LIVENESS);
    add(HealthServiceGrpc.getCheckReadinessMethod(), Operation.READINESS);
    add(HealthServiceGrpc.getCheckDetailedHealthMethod(), Operation.DETAILED_HEALTH);
    add(ConfigServiceGrpc.getGetConfigMethod(), Operation.SHOW_CONFIG);
  }

  private void add(MethodDescriptor<?, ?> method, Operation operation) {
    operations.put(method.getFullMethodName(), operation);
  }

  /** What a method asks for; empty if it is not ours, such as reflection. */
  Optional<Operation> operation(String fullMethodName) {
    return Optional.ofNullable(operations.get(fullMethodName));
  }

  /**
   * What a caller of a method must be allowed to do; empty if anybody may call it.
   *
   * <p>It is what the operation needs, but for the context of a task: that has a permission of its
   * own, as it has a method of its own.
   */
  Optional<String> permission(String fullMethodName) {
    return fullMethodName.equals(CONTEXT)
        ? Optional.of("tasks:context_read")
        : operation(fullMethodName).flatMap(Operation::permission);
  }

  /** By full name of the method, such as {@code tasker.v1.TaskService/GetTask}. */
  Map<String, Operation> all() {
    return Map.copyOf(operations);
  }
}
