package io.tasker.core.operations;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.model.TaskId;
import io.tasker.contract.model.TaskRequest;
import io.tasker.contract.model.TaskView;
import io.tasker.contract.operations.CallTrace;
import io.tasker.contract.operations.TaskOperations;
import io.tasker.contract.operations.TaskPage;
import io.tasker.contract.operations.TaskQuery;
import io.tasker.contract.operations.TaskSummary;
import io.tasker.core.actor.Reply;
import io.tasker.core.command.Command;
import io.tasker.core.command.CommandProcessor;
import io.tasker.core.db.StoreException;
import io.tasker.core.lifecycle.EventOutcome;
import io.tasker.core.lifecycle.WriterEvent.Creation;
import io.tasker.core.lifecycle.cancellation.CancelTask;
import io.tasker.core.lifecycle.initialization.InitializeTask;
import io.tasker.core.lifecycle.initialization.TaskInitialization;
import io.tasker.core.store.TaskPlan;
import io.tasker.core.telemetry.TraceSpan;
import io.tasker.core.telemetry.Tracing;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Tasks for API plugins. */
public final class TaskService implements TaskOperations {
  private static final System.Logger LOG = System.getLogger(TaskService.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final TaskInitialization initialization;
  private final CommandProcessor commands;
  private final TaskReads reads;
  private final InstantSource clock;
  private final Tracing tracing;

  /** Plans requests, hands them to the commands, reads views. */
  public TaskService(
      TaskInitialization initialization,
      CommandProcessor commands,
      TaskReads reads,
      InstantSource clock) {
    this(initialization, commands, reads, clock, Tracing.OFF);
  }

  /** The same, traced. */
  public TaskService(
      TaskInitialization initialization,
      CommandProcessor commands,
      TaskReads reads,
      InstantSource clock,
      Tracing tracing) {
    this.initialization = initialization;
    this.commands = commands;
    this.reads = reads;
    this.clock = clock;
    this.tracing = tracing;
  }

  @Override
  public TaskView create(TaskRequest request) {
    TraceSpan span =
        tracing.begin("task create", Tracing.Role.SERVER, CallTrace.traceparent().orElse(null));
    try {
      TaskPlan plan = plan(request).traced(span.traceparent());
      span.with("tasker.task_uuid", plan.task())
          .with("tasker.correlation_id", plan.correlationId());
      return create(plan);
    } catch (RuntimeException e) {
      span.fail(e.toString());
      throw e;
    } finally {
      span.end();
    }
  }

  private TaskView create(TaskPlan plan) {
    Reply<Creation> reply = Reply.to("create task=" + plan.task());
    commands.process(new Command.Initialize(new InitializeTask(plan), reply));
    return switch (reply.await(PATIENCE)) {
      case Creation.Created _ -> TaskViews.ofPlan(plan, clock.instant());
      case Creation.Duplicate(var namesake) ->
          throw new TaskerException(
              ErrorCode.TASK_EXISTS, "A task with this identity already exists: " + namesake);
    };
  }

  /** A template that is not at hand is read; a database that is away is not our fault. */
  private TaskPlan plan(TaskRequest request) {
    try {
      return initialization.plan(request);
    } catch (StoreException e) {
      if (e.kind() == StoreException.Kind.DEFECT) {
        throw e;
      }
      throw new TaskerException(
          ErrorCode.DATABASE_UNAVAILABLE, "the database is not available; try again", e);
    }
  }

  @Override
  public TaskView get(TaskId task) {
    return reads.get(task);
  }

  @Override
  public TaskSummary summary(TaskId task) {
    return reads.summary(task);
  }

  @Override
  public TaskPage list(TaskQuery query) {
    return reads.list(query);
  }

  @Override
  public TaskView cancel(TaskId task, @Nullable String reason, @Nullable Integer seq) {
    Reply<EventOutcome> reply = Reply.to("cancel task=" + task);
    commands.process(new Command.Cancel(new CancelTask(task, reason, seq), reply));
    Wishes.requireFulfilled(
        reply.await(PATIENCE),
        () -> NotFound.task(task),
        _ -> new TaskerException(ErrorCode.TASK_OVER, "Cannot cancel a completed task"));
    LOG.log(Level.INFO, "task cancelled task={0} reason={1}", task, reason);
    return get(task);
  }
}
