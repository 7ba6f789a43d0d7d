package io.tasker.testkit.operations;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.model.StepAction;
import io.tasker.contract.model.StepId;
import io.tasker.contract.model.StepView;
import io.tasker.contract.model.TaskId;
import io.tasker.contract.model.TaskRequest;
import io.tasker.contract.model.TaskView;
import io.tasker.contract.operations.EventFeed;
import io.tasker.contract.operations.EventOperations;
import io.tasker.contract.operations.EventQuery;
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
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Operations that answer what a test tells them to, and remember what they were asked. */
public final class FakeOperations
    implements EventOperations, TaskOperations, StepOperations, HealthOperations {
  public final List<TaskRequest> created = new CopyOnWriteArrayList<>();
  public final List<TaskId> read = new CopyOnWriteArrayList<>();
  public final List<TaskId> listed = new CopyOnWriteArrayList<>();
  public final List<Cancelled> cancelled = new CopyOnWriteArrayList<>();
  public final List<StepId> readSteps = new CopyOnWriteArrayList<>();
  public final List<Acted> acted = new CopyOnWriteArrayList<>();

  public final List<TaskQuery> queries = new CopyOnWriteArrayList<>();
  public final List<EventQuery> watched = new CopyOnWriteArrayList<>();
  public volatile BiFunction<EventQuery, Runnable, EventFeed> onWatch = (_, _) -> new FakeFeed();
  public final FakeBulk bulk = new FakeBulk();
  public final FakeIntake intake = new FakeIntake();
  public final FakeTemplates templates = new FakeTemplates();
  public final FakeInsight insight = new FakeInsight();

  public volatile Function<TaskQuery, TaskPage> onListTasks =
      query -> new TaskPage(List.of(Samples.LISTED), query.page(), query.perPage(), 26);
  public volatile Function<TaskRequest, TaskView> onCreate = _ -> Samples.TASK;
  public volatile Function<TaskId, TaskView> onGet = _ -> Samples.TASK;
  public volatile Function<TaskId, List<StepView>> onList = _ -> List.of(Samples.STEP_VIEW);
  public volatile Function<Cancelled, TaskView> onCancel = _ -> Samples.TASK;
  public volatile Function<StepId, StepView> onGetStep = _ -> Samples.STEP_VIEW;
  public volatile Function<Acted, StepView> onAct = _ -> Samples.STEP_VIEW;
  public volatile Function<TaskId, TaskSummary> onSummary = _ -> MoreSamples.SUMMARY;
  public volatile Function<StepId, List<StepAudit>> onAudit = _ -> MoreSamples.AUDIT;
  public volatile Supplier<Readiness> onReadiness = () -> Samples.READY;
  public volatile Supplier<Readiness> onDetailed = () -> Samples.READY;
  public volatile Supplier<Instant> onAlive = () -> Samples.AT;

  public record Cancelled(TaskId task, @Nullable String reason) {}

  public record Acted(TaskId task, StepId step, StepAction action) {}

  public Operations asOperations() {
    return new Operations(
        this, this, templates, insight, insight, insight, this, this, bulk, intake);
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
  public TaskView cancel(TaskId task, @Nullable String reason, @Nullable Integer seq) {
    requireSeen(seq, Samples.TASK.seq());
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
  public StepView act(TaskId task, StepId step, StepAction action, @Nullable Integer seq) {
    requireSeen(seq, Samples.STEP_VIEW.seq());
    Acted asked = new Acted(task, step, action);
    acted.add(asked);
    return onAct.apply(asked);
  }

  private static void requireSeen(@Nullable Integer seq, int now) {
    if (seq != null && seq != now) {
      throw new TaskerException(ErrorCode.OUTDATED, "it has changed");
    }
  }

  @Override
  public EventFeed watch(EventQuery query, Runnable tooSlow) {
    watched.add(query);
    return onWatch.apply(query, tooSlow);
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
