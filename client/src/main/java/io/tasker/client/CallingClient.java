package io.tasker.client;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.tasker.client.error.ServerException;
import io.tasker.client.model.Bottlenecks;
import io.tasker.client.model.BulkOutcome;
import io.tasker.client.model.BulkWish;
import io.tasker.client.model.CreatedTasks;
import io.tasker.client.model.DetailedHealth;
import io.tasker.client.model.DlqEntry;
import io.tasker.client.model.DlqStats;
import io.tasker.client.model.DlqUpdate;
import io.tasker.client.model.EventFilter;
import io.tasker.client.model.Health;
import io.tasker.client.model.Investigation;
import io.tasker.client.model.NewTask;
import io.tasker.client.model.PerformanceMetrics;
import io.tasker.client.model.RegisteredTemplate;
import io.tasker.client.model.Step;
import io.tasker.client.model.StepAudit;
import io.tasker.client.model.Task;
import io.tasker.client.model.TaskContext;
import io.tasker.client.model.TaskFilter;
import io.tasker.client.model.TaskPage;
import io.tasker.client.model.TaskStaleness;
import io.tasker.client.model.TaskSummary;
import io.tasker.client.model.Template;
import io.tasker.client.model.TemplateCheck;
import io.tasker.client.model.TemplateList;
import io.tasker.client.transport.ApiCall;
import io.tasker.client.transport.ApiOperation;
import io.tasker.client.transport.Transport;
import io.tasker.contract.model.StepAction;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Turns methods into calls, and their answers into records. */
final class CallingClient implements TaskerClient {
  private final Transport transport;
  private final Retries retries;

  CallingClient(Transport transport, Retries retries) {
    this.transport = transport;
    this.retries = retries;
  }

  @Override
  public Task create(NewTask task) {
    ApiCall call =
        ApiCall.of(ApiOperation.CREATE_TASK)
            .body(Codec.write(task))
            .repeatable(task.idempotencyKey() != null);
    return retries.run(call, number -> create(call, number));
  }

  // A conflict after a try without an answer is that try's own task: the key says so.
  private Task create(ApiCall call, int number) {
    try {
      return Codec.read(transport.call(call), Task.class);
    } catch (ServerException e) {
      if (number == 1 || e.existingTask().isEmpty()) {
        throw e;
      }
      return task(e.existingTask().get());
    }
  }

  @Override
  public CreatedTasks createAll(List<NewTask> tasks) {
    ApiCall call = Batches.call(tasks);
    return retries.run(call, number -> Batches.read(transport.call(call), number));
  }

  @Override
  public Task task(UUID task) {
    return ask(of(ApiOperation.GET_TASK, task), Task.class);
  }

  @Override
  public TaskContext taskContext(UUID task) {
    return ask(of(ApiOperation.GET_TASK_CONTEXT, task), TaskContext.class);
  }

  @Override
  public TaskPage tasks(TaskFilter filter) {
    return ask(Bodies.list(filter), TaskPage.class);
  }

  @Override
  public Task cancel(UUID task, @Nullable String reason, @Nullable Integer expectedSeq) {
    ApiCall call = of(ApiOperation.CANCEL_TASK, task).query("reason", reason);
    return ask(call.expectedSeq(expectedSeq), Task.class);
  }

  @Override
  public BulkOutcome cancelAll(BulkWish wish) {
    return bulk(ApiOperation.CANCEL_TASKS, wish);
  }

  @Override
  public BulkOutcome retryAll(BulkWish wish) {
    return bulk(ApiOperation.RETRY_TASKS, wish);
  }

  private BulkOutcome bulk(ApiOperation operation, BulkWish wish) {
    ApiCall call = ApiCall.of(operation).body(Bodies.of(wish)).repeatable(wish.dryRun());
    return ask(call, BulkOutcome.class);
  }

  @Override
  public TaskSummary summary(UUID task) {
    return ask(of(ApiOperation.SUMMARIZE_TASK, task), TaskSummary.class);
  }

  @Override
  public Task follow(UUID task, Duration timeout, Consumer<Task> changed) {
    ApiCall call = of(ApiOperation.GET_TASK, task);
    try (var following =
        new Following(
            () -> Codec.read(transport.call(call), Task.class), transport, task, timeout)) {
      return following.toTheEnd(changed);
    }
  }

  @Override
  public TaskEvents watch(UUID task, @Nullable String after) {
    return new TaskEvents(transport, of(ApiOperation.WATCH_TASK, task), after);
  }

  @Override
  public TaskEvents watch(EventFilter filter, @Nullable String after) {
    ApiCall call =
        ApiCall.of(ApiOperation.WATCH_TASKS)
            .query("namespace", filter.namespace())
            .query("name", filter.name())
            .query("state", filter.state());
    return new TaskEvents(transport, call, after);
  }

  @Override
  public List<Step> steps(UUID task) {
    return ask(of(ApiOperation.LIST_STEPS, task), new TypeReference<>() {});
  }

  @Override
  public Step step(UUID task, UUID step) {
    return ask(of(ApiOperation.GET_STEP, task).part("step", step), Step.class);
  }

  @Override
  public Step act(UUID task, UUID step, StepAction action, @Nullable Integer expectedSeq) {
    ApiCall call = of(ApiOperation.ACT_ON_STEP, task).part("step", step);
    return ask(call.body(StepActionJson.of(action)).expectedSeq(expectedSeq), Step.class);
  }

  @Override
  public List<StepAudit> audit(UUID task, UUID step) {
    return ask(of(ApiOperation.AUDIT_STEP, task).part("step", step), new TypeReference<>() {});
  }

  @Override
  public TemplateList templates(@Nullable String namespace) {
    return ask(
        ApiCall.of(ApiOperation.LIST_TEMPLATES).query("namespace", namespace), TemplateList.class);
  }

  @Override
  public Template template(String namespace, String name, String version) {
    ApiCall call =
        ApiCall.of(ApiOperation.GET_TEMPLATE)
            .part("namespace", namespace)
            .part("name", name)
            .part("version", version);
    return ask(call, Template.class);
  }

  @Override
  public TemplateCheck validate(String yaml) {
    return ask(ApiCall.of(ApiOperation.VALIDATE_TEMPLATE).body(yaml), TemplateCheck.class);
  }

  @Override
  public RegisteredTemplate register(String yaml) {
    return ask(ApiCall.of(ApiOperation.REGISTER_TEMPLATE).body(yaml), RegisteredTemplate.class);
  }

  @Override
  public PerformanceMetrics performance(int hours) {
    return ask(
        ApiCall.of(ApiOperation.READ_PERFORMANCE).query("hours", hours), PerformanceMetrics.class);
  }

  @Override
  public Bottlenecks bottlenecks(int limit, int minExecutions, @Nullable Integer hours) {
    ApiCall call =
        ApiCall.of(ApiOperation.READ_BOTTLENECKS)
            .query("limit", limit)
            .query("min_executions", minExecutions)
            .query("hours", hours);
    return ask(call, Bottlenecks.class);
  }

  @Override
  public List<DlqEntry> dlqEntries(@Nullable String status, int limit, int offset) {
    ApiCall call =
        ApiCall.of(ApiOperation.LIST_DLQ_ENTRIES)
            .query("resolution_status", status)
            .query("limit", limit)
            .query("offset", offset);
    return ask(call, new TypeReference<>() {});
  }

  @Override
  public DlqEntry dlqEntry(UUID task) {
    return ask(of(ApiOperation.GET_DLQ_ENTRY, task), DlqEntry.class);
  }

  @Override
  public void update(UUID entry, DlqUpdate update) {
    ApiCall call = ApiCall.of(ApiOperation.UPDATE_DLQ_ENTRY).part("entry", entry);
    ask(call.body(Codec.write(update)), JsonNode.class);
  }

  @Override
  public List<DlqStats> dlqStats() {
    return ask(ApiCall.of(ApiOperation.READ_DLQ_STATS), new TypeReference<>() {});
  }

  @Override
  public List<Investigation> investigations(int limit) {
    ApiCall call = ApiCall.of(ApiOperation.READ_INVESTIGATION_QUEUE).query("limit", limit);
    return ask(call, new TypeReference<>() {});
  }

  @Override
  public List<TaskStaleness> staleness(int limit) {
    ApiCall call = ApiCall.of(ApiOperation.READ_STALENESS).query("limit", limit);
    return ask(call, new TypeReference<>() {});
  }

  @Override
  public JsonNode config() {
    return ask(ApiCall.of(ApiOperation.SHOW_CONFIG), JsonNode.class);
  }

  @Override
  public Health health() {
    return ask(ApiCall.of(ApiOperation.HEALTH), Health.class);
  }

  @Override
  public Health liveness() {
    return ask(ApiCall.of(ApiOperation.LIVENESS), Health.class);
  }

  @Override
  public DetailedHealth readiness() {
    return ask(ApiCall.of(ApiOperation.READINESS), DetailedHealth.class);
  }

  @Override
  public DetailedHealth detailedHealth() {
    return ask(ApiCall.of(ApiOperation.DETAILED_HEALTH), DetailedHealth.class);
  }

  @Override
  public String metrics() {
    ApiCall call = ApiCall.of(ApiOperation.METRICS);
    return retries.run(call, _ -> transport.call(call));
  }

  @Override
  public void close() {
    transport.close();
  }

  private static ApiCall of(ApiOperation operation, UUID task) {
    return ApiCall.of(operation).part("task", task);
  }

  private <T> T ask(ApiCall call, Class<T> type) {
    return Codec.read(retries.run(call, _ -> transport.call(call)), type);
  }

  private <T> T ask(ApiCall call, TypeReference<T> type) {
    return Codec.read(retries.run(call, _ -> transport.call(call)), type);
  }
}
