package io.tasker.core.command;

import io.tasker.core.actor.OrchestrationActor;
import io.tasker.core.component.Component;
import io.tasker.core.lifecycle.cancellation.CancellationActor;
import io.tasker.core.lifecycle.enqueue.StepEnqueuerActor;
import io.tasker.core.lifecycle.finalization.TaskFinalizerActor;
import io.tasker.core.lifecycle.initialization.TaskRequestActor;
import io.tasker.core.lifecycle.repair.StepRepairActor;
import io.tasker.core.lifecycle.result.ResultActor;
import io.tasker.core.recovery.guard.DeadlineActor;
import java.util.List;

/**
 * The doors, started in this order and stopped in reverse.
 *
 * @param taskRequests creates tasks
 * @param results processes results
 * @param enqueuer sends messages that no result caused
 * @param finalizer evaluates tasks that no result caused
 * @param deadlines processes deadlines
 * @param cancellation ends tasks
 * @param repair resets, resolves and completes steps
 */
public record ActorRegistry(
    TaskRequestActor taskRequests,
    ResultActor results,
    StepEnqueuerActor enqueuer,
    TaskFinalizerActor finalizer,
    DeadlineActor deadlines,
    CancellationActor cancellation,
    StepRepairActor repair)
    implements Component {

  @Override
  public String name() {
    return "actors";
  }

  @Override
  public void start() {
    all().forEach(OrchestrationActor::started);
  }

  @Override
  public void stop() {
    all().reversed().forEach(OrchestrationActor::stopped);
  }

  private List<OrchestrationActor> all() {
    return List.of(taskRequests, results, enqueuer, finalizer, deadlines, cancellation, repair);
  }
}
