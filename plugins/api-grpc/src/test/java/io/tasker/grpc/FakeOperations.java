package io.tasker.grpc;

import io.tasker.contract.model.StepAction;
import io.tasker.contract.model.StepId;
import io.tasker.contract.model.StepView;
import io.tasker.contract.model.TaskId;
import io.tasker.contract.model.TaskRequest;
import io.tasker.contract.model.TaskView;
import io.tasker.contract.operations.HealthOperations;
import io.tasker.contract.operations.Operations;
import io.tasker.contract.operations.StepAudit;
import io.tasker.contract.operations.StepOperations;
import io.tasker.contract.operations.TaskOperations;
import io.tasker.contract.operations.TaskPage;
import io.tasker.contract.operations.TaskQuery;
import io.tasker.contract.operations.TaskSummary;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Operations that answer what a test tells them to, and remember what they were asked. */
final class FakeOperations implements TaskOperations, StepOperations, HealthOperations {
  final List<TaskRequest> created = new CopyOnWriteArrayList<>();
  final List<TaskId> read = new CopyOnWriteArrayList<>();
  final List<TaskId> listed = new CopyOnWriteArrayList<>();
  final List<Cancelled> cancelled = new CopyOnWriteArrayList<>();
  final List<StepId> readSteps = new CopyOnWriteArrayList<>();
  final List<Acted> acted = new CopyOnWriteArrayList<>();

  final List<TaskQuery> queries = new CopyOnWriteArrayList<>();
  final FakeTemplates templates = new FakeTemplates();
  final FakeInsight insight = new FakeInsight();

  volatile Function<TaskQuery, TaskPage> onListTasks =
      query -> new TaskPage(List.of(Samples.LISTED), query.page(), query.perPage(), 26);
  volatile Function<TaskRequest, TaskView> onCreate = _ -> Samples.TASK;
  volatile Function<TaskId, TaskView> onGet = _ -> Samples.TASK;
  volatile Function<TaskId, List<StepView>> onList = _ -> List.of(Samples.STEP_VIEW);
  volatile Function<Cancelled, TaskView> onCancel = _ -> Samples.TASK;
  volatile Function<StepId, StepView> onGetStep = _ -> Samples.STEP_VIEW;
  volatile Function<Acted, StepView> onAct = _ -> Samples.STEP_VIEW;
  volatile Function<TaskId, TaskSummary> onSummary = _ -> MoreSamples.SUMMARY;
  volatile Function<StepId, List<StepAudit>> onAudit = _ -> MoreSamples.AUDIT;
  volatile Supplier<Readiness> onReadiness = () -> Samples.READY;
  volatile Supplier<Readiness> onDetailed = () -> Samples.READY;
  volatile Supplier<Instant> onAlive = () -> Samples.AT;

  record Cancelled(TaskId task, @Nullable String reason) {}

  record Acted(TaskId task, StepId step, StepAction action) {}

  Operations asOperations() {
    return new Operations(this, this, templates, insight, insight, insight, this);
  }

  @Override
  public TaskView create(TaskRequest request) {
    created.add(request);
    return onCreate.apply(request);
  }

  @Override
  public TaskView get(TaskId task) {
    read.add(task);
    return onGet.apply(task);
  }

  @Override
  public TaskSummary summary(TaskId task) {
    return onSummary.apply(task);
  }

  @Override
  public List<StepAudit> audit(TaskId task, StepId step) {
    return onAudit.apply(step);
  }

  @Override
  public TaskPage list(TaskQuery query) {
    queries.add(query);
    return onListTasks.apply(query);
  }

  @Override
  public List<StepView> list(TaskId task) {
    listed.add(task);
    return onList.apply(task);
  }

  @Override
  public TaskView cancel(TaskId task, @Nullable String reason) {
    Cancelled asked = new Cancelled(task, reason);
    cancelled.add(asked);
    return onCancel.apply(asked);
  }

  @Override
  public StepView get(TaskId task, StepId step) {
    readSteps.add(step);
    return onGetStep.apply(step);
  }

  @Override
  public StepView act(TaskId task, StepId step, StepAction action) {
    Acted asked = new Acted(task, step, action);
    acted.add(asked);
    return onAct.apply(asked);
  }

  @Override
  public Instant alive() {
    return onAlive.get();
  }

  @Override
  public Readiness readiness() {
    return onReadiness.get();
  }

  @Override
  public Readiness detailed() {
    return onDetailed.get();
  }
}
