package io.tasker.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import com.tasker.v1.AnalyticsServiceGrpc;
import com.tasker.v1.ConfigServiceGrpc;
import com.tasker.v1.DlqReason;
import com.tasker.v1.DlqResolutionStatus;
import com.tasker.v1.DlqServiceGrpc;
import com.tasker.v1.GetBottleneckAnalysisRequest;
import com.tasker.v1.GetConfigRequest;
import com.tasker.v1.GetDlqEntryByTaskRequest;
import com.tasker.v1.GetDlqInvestigationQueueRequest;
import com.tasker.v1.GetDlqStatsRequest;
import com.tasker.v1.GetPerformanceMetricsRequest;
import com.tasker.v1.GetStalenessMonitoringRequest;
import com.tasker.v1.GetStepAuditRequest;
import com.tasker.v1.GetStepRequest;
import com.tasker.v1.GetTemplateRequest;
import com.tasker.v1.ListDlqEntriesRequest;
import com.tasker.v1.ListStepsRequest;
import com.tasker.v1.ResolveStepRequest;
import com.tasker.v1.StepManualActionType;
import com.tasker.v1.StepServiceGrpc;
import com.tasker.v1.StepState;
import com.tasker.v1.TemplateServiceGrpc;
import com.tasker.v1.UpdateDlqInvestigationRequest;
import io.grpc.Status;
import io.tasker.contract.model.Json;
import io.tasker.contract.model.StepAction;
import io.tasker.contract.operations.dlq.DlqStatus;
import io.tasker.contract.operations.dlq.DlqUpdate;
import io.tasker.testkit.operations.FakeOperations;
import io.tasker.testkit.operations.Samples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Timeout(60)
class OtherServicesIT {
  private static final String TASK = Samples.ID.toString();
  private static final String STEP = Samples.ID.step(0).toString();

  private ApiFixture api;

  @BeforeEach
  void start() {
    api = ApiFixture.start("config_endpoint_enabled", "true");
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void steps_are_read_listed_and_audited() {
    var steps = StepServiceGrpc.newBlockingStub(api.channel);

    var step =
        steps
            .getStep(GetStepRequest.newBuilder().setTaskUuid(TASK).setStepUuid(STEP).build())
            .getStep();
    assertThat(step.getState()).isEqualTo(StepState.STEP_STATE_WAITING_FOR_RETRY);
    assertThat(step.getResults().getFieldsOrThrow("success").getBoolValue()).isFalse();
    assertThat(step.hasNextRetryAt()).isTrue();
    var list = steps.listSteps(ListStepsRequest.newBuilder().setTaskUuid(TASK).build());
    assertThat(list.getStepsList()).containsExactly(step);
    assertThat(list.getPagination().getTotal()).isEqualTo(1);
    var audit =
        steps
            .getStepAudit(
                GetStepAuditRequest.newBuilder().setTaskUuid(TASK).setStepUuid(STEP).build())
            .getAuditRecordsList();
    assertThat(audit).hasSize(2);
    assertThat(audit.get(0).hasWorkerUuid()).isFalse();
    assertThat(audit.get(1).getExecutionTimeMs()).isEqualTo(12);
  }

  @Test
  void a_step_of_another_task_is_a_wrong_argument() {
    var steps = StepServiceGrpc.newBlockingStub(api.channel);
    var request =
        GetStepRequest.newBuilder()
            .setTaskUuid("01936b2e-7c00-7a00-8000-000000200000")
            .setStepUuid(STEP)
            .build();

    var failure = ApiFixture.failure(() -> steps.getStep(request));

    assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(failure.getStatus().getDescription()).contains("does not belong to task");
  }

  @Test
  void completion_data_may_be_plain_or_nested() {
    var steps = StepServiceGrpc.newBlockingStub(api.channel);
    Value number = Value.newBuilder().setNumberValue(1).build();
    Struct plain = Struct.newBuilder().putFields("total", number).build();
    Struct nested =
        Struct.newBuilder()
            .putFields("result", Value.newBuilder().setStructValue(plain).build())
            .putFields("metadata", Value.newBuilder().setStructValue(plain).build())
            .build();

    steps.resolveStep(complete(plain));
    steps.resolveStep(complete(nested));

    Json total = new Json("{\"total\":1}");
    assertThat(api.operations.acted)
        .extracting(FakeOperations.Acted::action)
        .containsExactly(
            new StepAction.CompleteManually(total, null, "kim", "why"),
            new StepAction.CompleteManually(total, total, "kim", "why"));
    assertThat(ApiFixture.failure(() -> steps.resolveStep(action(0))).getStatus().getDescription())
        .contains("Action type must be specified");
    assertThat(ApiFixture.failure(() -> steps.resolveStep(action(9))).getStatus().getDescription())
        .contains("Invalid action type");
    assertThat(ApiFixture.failure(() -> steps.resolveStep(action(3))).getStatus().getDescription())
        .contains("result is required");
  }

  @Test
  void a_template_has_its_steps_and_their_schemas() {
    var templates = TemplateServiceGrpc.newBlockingStub(api.channel);

    var template = templates.getTemplate(GetTemplateRequest.getDefaultInstance()).getTemplate();

    assertThat(template.getStepsList()).hasSize(2);
    assertThat(template.getSteps(0).hasResultSchema()).isFalse();
    assertThat(template.getSteps(1).getResultSchema().getFieldsOrThrow("minimum").getNumberValue())
        .isEqualTo(1.5);
  }

  @Test
  void figures_come_with_percentiles() {
    var analytics = AnalyticsServiceGrpc.newBlockingStub(api.channel);

    var metrics =
        analytics.getPerformanceMetrics(GetPerformanceMetricsRequest.getDefaultInstance());
    var slow = analytics.getBottleneckAnalysis(GetBottleneckAnalysisRequest.getDefaultInstance());

    assertThat(metrics.getP99TaskDurationSeconds()).isEqualTo(4.0);
    assertThat(metrics.getP50StepDurationSeconds()).isEqualTo(0.2);
    assertThat(slow.getSlowSteps(0).getRetryCount()).isEqualTo(2);
    assertThat(slow.getResourceUtilization().getSystemHealth().getCompleteTasks()).isEqualTo(2);
    assertThat(slow.getResourceUtilization().getSystemHealth().getTotalTasks()).isEqualTo(3);
    assertThat(slow.getRecommendationsList()).hasSize(3);
    assertThat(api.operations.insight.asked)
        .containsExactly("performance 24", "bottlenecks 10 5 24");
    assertThat(
            ApiFixture.code(
                () ->
                    analytics.getPerformanceMetrics(
                        GetPerformanceMetricsRequest.newBuilder().setHours(-1).build())))
        .isEqualTo(Status.Code.INVALID_ARGUMENT);
  }

  @Test
  void the_dead_letter_queue_is_read_and_changed() {
    var dlq = DlqServiceGrpc.newBlockingStub(api.channel);

    var entries =
        dlq.listEntries(
                ListDlqEntriesRequest.newBuilder()
                    .setResolutionStatus(DlqResolutionStatus.DLQ_RESOLUTION_STATUS_PENDING)
                    .setLimit(5)
                    .build())
            .getEntriesList();
    assertThat(entries.get(0).getDlqReason()).isEqualTo(DlqReason.DLQ_REASON_MAX_RETRIES_EXCEEDED);
    assertThat(entries.get(1).getResolvedBy()).isEqualTo("kim");
    assertThat(entries.get(1).hasMetadata()).isFalse();
    assertThat(api.operations.insight.asked).containsExactly("list PENDING 5 0");
    assertThat(
            dlq.getEntryByTask(GetDlqEntryByTaskRequest.newBuilder().setTaskUuid(TASK).build())
                .getEntry())
        .isEqualTo(entries.get(0));
    assertThat(dlq.getStats(GetDlqStatsRequest.getDefaultInstance()).getStatsList()).hasSize(2);
    assertThat(
            dlq.getInvestigationQueue(GetDlqInvestigationQueueRequest.getDefaultInstance())
                .getEntriesList())
        .hasSize(2);
    assertThat(
            dlq.getStalenessMonitoring(GetStalenessMonitoringRequest.getDefaultInstance())
                .getEntriesList())
        .hasSize(1);

    var updated =
        dlq.updateInvestigation(
            UpdateDlqInvestigationRequest.newBuilder()
                .setDlqEntryUuid(entries.get(0).getDlqEntryUuid())
                .setResolutionStatus(DlqResolutionStatus.DLQ_RESOLUTION_STATUS_MANUALLY_RESOLVED)
                .setResolvedBy("kim")
                .build());
    assertThat(updated.getSuccess()).isTrue();
    assertThat(api.operations.insight.updates)
        .containsExactly(new DlqUpdate(DlqStatus.MANUALLY_RESOLVED, null, "kim", null));
  }

  @Test
  void the_configuration_is_shown_only_if_it_may_be() throws Exception {
    var shown =
        ConfigServiceGrpc.newBlockingStub(api.channel)
            .getConfig(GetConfigRequest.getDefaultInstance());
    assertThat(shown.getSettingsMap()).containsEntry("common.database.password", "***");
    assertThat(shown.hasAuth() && shown.hasCircuitBreakers() && shown.hasDatabasePools()).isTrue();

    try (var closed = ApiFixture.start()) {
      var config = ConfigServiceGrpc.newBlockingStub(closed.channel);
      assertThat(ApiFixture.code(() -> config.getConfig(GetConfigRequest.getDefaultInstance())))
          .isEqualTo(Status.Code.PERMISSION_DENIED);
    }
  }

  private static ResolveStepRequest complete(Struct result) {
    return action(3).toBuilder().setResult(result).build();
  }

  private static ResolveStepRequest action(int type) {
    var request =
        ResolveStepRequest.newBuilder()
            .setTaskUuid(TASK)
            .setStepUuid(STEP)
            .setPerformedBy("kim")
            .setReason("why");
    return type == StepManualActionType.STEP_MANUAL_ACTION_TYPE_UNSPECIFIED_VALUE
        ? request.build()
        : request.setActionTypeValue(type).build();
  }
}
