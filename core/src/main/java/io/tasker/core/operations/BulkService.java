package io.tasker.core.operations;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.model.StepAction;
import io.tasker.contract.model.StepState;
import io.tasker.contract.model.TaskId;
import io.tasker.contract.model.TaskRequest;
import io.tasker.contract.model.TaskState;
import io.tasker.contract.model.TaskView;
import io.tasker.contract.operations.BulkOperations;
import io.tasker.contract.operations.TaskOperations;
import io.tasker.contract.operations.TaskPage;
import io.tasker.contract.operations.TaskQuery;
import io.tasker.contract.operations.TaskSearch;
import io.tasker.core.actor.Reply;
import io.tasker.core.command.Command;
import io.tasker.core.command.CommandProcessor;
import io.tasker.core.lifecycle.EventOutcome;
import io.tasker.core.lifecycle.WriterEvent;
import io.tasker.core.lifecycle.cancellation.CancelTask;
import io.tasker.core.lifecycle.initialization.InitializeTask;
import io.tasker.core.lifecycle.initialization.TaskInitialization;
import io.tasker.core.lifecycle.repair.RepairStep;
import io.tasker.core.store.StepKey;
import io.tasker.core.store.StepRow;
import io.tasker.core.store.TaskPlan;
import io.tasker.core.store.ViewStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Many tasks at once, for API plugins. All are handed to the writers before the first answer is
 * waited for, so that they share transactions.
 */
public final class BulkService implements BulkOperations {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int PAGES = 50;

  private final TaskOperations tasks;
  private final TaskInitialization initialization;
  private final CommandProcessor commands;
  private final ViewStore views;
  private final InstantSource clock;

  /** Finds tasks, plans requests, hands wishes to the commands. */
  public BulkService(
      TaskOperations tasks,
      TaskInitialization initialization,
      CommandProcessor commands,
      ViewStore views,
      InstantSource clock) {
    this.tasks = tasks;
    this.initialization = initialization;
    this.commands = commands;
    this.views = views;
    this.clock = clock;
  }

  @Override
  public List<BulkOperations.Creation> create(List<TaskRequest> requests) {
    List<Supplier<TaskView>> asked = requests.stream().map(this::initialize).toList();
    return asked.stream().map(BulkService::creation).toList();
  }

  private Supplier<TaskView> initialize(TaskRequest request) {
    TaskPlan plan;
    try {
      plan = initialization.plan(request);
    } catch (TaskerException e) {
      return () -> {
        throw e;
      };
    }
    Reply<WriterEvent.Creation> reply = Reply.to("create task=" + plan.task());
    commands.process(new Command.Initialize(new InitializeTask(plan), reply));
    return () ->
        switch (reply.await(PATIENCE)) {
          case WriterEvent.Creation.Created _ -> TaskViews.ofPlan(plan, clock.instant());
          case WriterEvent.Creation.Duplicate(var namesake) ->
              throw new TaskerException(
                  ErrorCode.TASK_EXISTS, "A task with this identity already exists: " + namesake);
        };
  }

  private static BulkOperations.Creation creation(Supplier<TaskView> asked) {
    try {
      return new BulkOperations.Creation.Created(asked.get());
    } catch (TaskerException e) {
      return new BulkOperations.Creation.Refused(e);
    }
  }

  @Override
  public Outcomes cancel(Wish wish) {
    return each(wish, TaskState.PENDING.wireName(), task -> cancel(task, wish.reason()));
  }

  @Override
  public Outcomes retry(Wish wish) {
    return each(wish, TaskState.BLOCKED_BY_FAILURES.wireName(), task -> reset(task, wish));
  }

  private Runnable cancel(TaskId task, @Nullable String reason) {
    Reply<EventOutcome> reply = Reply.to("cancel task=" + task);
    commands.process(new Command.Cancel(new CancelTask(task, reason), reply));
    return () ->
        Wishes.requireFulfilled(
            reply.await(PATIENCE),
            () -> NotFound.task(task),
            _ -> new TaskerException(ErrorCode.TASK_OVER, "Cannot cancel a completed task"));
  }

  private Runnable reset(TaskId task, Wish wish) {
    StepAction action =
        new StepAction.ResetForRetry(wish.by(), wish.reason() == null ? "" : wish.reason());
    List<Reply<EventOutcome>> replies = new ArrayList<>();
    for (StepRow step : views.steps(task)) {
      if (step.state() == StepState.ERROR) {
        Reply<EventOutcome> reply = Reply.to("reset step=" + step.number() + " task=" + task);
        StepKey key = new StepKey(task, step.number());
        commands.process(new Command.Repair(new RepairStep(key, action), reply));
        replies.add(reply);
      }
    }
    return () -> {
      if (replies.isEmpty()) {
        throw new TaskerException(ErrorCode.STEP_STATE_FORBIDS, "no step of it has failed");
      }
      for (Reply<EventOutcome> reply : replies) {
        Wishes.requireFulfilled(
            reply.await(PATIENCE),
            () -> NotFound.task(task),
            why -> new TaskerException(ErrorCode.STEP_STATE_FORBIDS, "Cannot reset: " + why));
      }
    };
  }

  private Outcomes each(Wish wish, String status, Function<TaskId, Runnable> ask) {
    List<Outcome> outcomes = new ArrayList<>();
    String cursor = wish.filter().search().cursor() == null ? "" : wish.filter().search().cursor();
    for (int page = 0; page < PAGES && cursor != null && outcomes.size() < wish.limit(); page++) {
      int wanted = Math.min(TaskQuery.MAX_PER_PAGE, wish.limit() - outcomes.size());
      TaskPage found = tasks.list(query(wish.filter(), status, wanted, cursor));
      List<TaskId> ids = found.tasks().stream().map(TaskView::task).toList();
      outcomes.addAll(wish.dryRun() ? named(ids) : done(ids, ask));
      cursor = found.nextCursor();
    }
    return new Outcomes(outcomes, cursor);
  }

  private static List<Outcome> named(List<TaskId> ids) {
    return ids.stream().map(id -> new Outcome(id, null)).toList();
  }

  private static List<Outcome> done(List<TaskId> ids, Function<TaskId, Runnable> ask) {
    List<Runnable> asked = ids.stream().map(ask).toList();
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      TaskerException failure = null;
      try {
        asked.get(i).run();
      } catch (TaskerException e) {
        failure = e;
      }
      outcomes.add(new Outcome(ids.get(i), failure));
    }
    return outcomes;
  }

  private static TaskQuery query(TaskQuery filter, String status, int perPage, String cursor) {
    return new TaskQuery(
        TaskQuery.FIRST_PAGE,
        perPage,
        filter.namespace(),
        filter.status() == null ? status : filter.status(),
        filter.initiator(),
        filter.sourceSystem(),
        filter.narrowing(),
        new TaskSearch(filter.search().context(), cursor));
  }
}
