package io.tasker.rest;

import io.tasker.contract.model.StepView;
import io.tasker.contract.model.TaskId;
import io.tasker.contract.model.TaskRequest;
import io.tasker.contract.model.TaskView;
import io.tasker.contract.operations.HealthOperations;
import io.tasker.contract.operations.Operations;
import io.tasker.contract.operations.StepOperations;
import io.tasker.contract.operations.TaskOperations;
import io.tasker.contract.operations.TaskPage;
import io.tasker.contract.operations.TaskQuery;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;

/** Operations that answer what a test tells them to, and remember what they were asked. */
final class FakeOperations implements TaskOperations, StepOperations, HealthOperations {
  final List<TaskRequest> created = new CopyOnWriteArrayList<>();
  final List<TaskId> read = new CopyOnWriteArrayList<>();
  final List<TaskId> listed = new CopyOnWriteArrayList<>();

  final List<TaskQuery> queries = new CopyOnWriteArrayList<>();
  final FakeTemplates templates = new FakeTemplates();

  volatile Function<TaskQuery, TaskPage> onListTasks =
      query -> new TaskPage(List.of(Samples.LISTED), query.page(), query.perPage(), 26);
  volatile Function<TaskRequest, TaskView> onCreate = _ -> Samples.TASK;
  volatile Function<TaskId, TaskView> onGet = _ -> Samples.TASK;
  volatile Function<TaskId, List<StepView>> onList = _ -> List.of(Samples.STEP_VIEW);
  volatile Supplier<Readiness> onReadiness = () -> Samples.READY;
  volatile Supplier<Instant> onAlive = () -> Samples.AT;

  Operations asOperations() {
    return new Operations(this, this, templates, this);
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
  public Instant alive() {
    return onAlive.get();
  }

  @Override
  public Readiness readiness() {
    return onReadiness.get();
  }
}
