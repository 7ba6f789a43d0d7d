package io.tasker.core.recovery.reconcile;

import io.tasker.contract.model.StepState;
import io.tasker.contract.model.TaskId;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.core.actor.Reply;
import io.tasker.core.lifecycle.EventOutcome;
import io.tasker.core.lifecycle.StepSettings;
import io.tasker.core.store.RecoveryStore;
import io.tasker.core.store.RecoveryStore.OverdueStep;
import io.tasker.core.store.RecoveryStore.StuckTask;
import io.tasker.core.store.StepKey;
import io.tasker.core.store.WakeupKind;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

/**
 * Walks all open tasks, a page at a time, and asks of each: what will wake it? It decides nothing:
 * what it finds goes through the doors and is decided again under the lock. A message is sent again
 * only if it is really gone, so that a namespace without workers does not grow its queue.
 */
public final class Reconciler {
  private static final System.Logger LOG = System.getLogger(Reconciler.class.getName());
  private static final UUID BEFORE_ALL = new UUID(0, 0);

  /** How long after its time a deadline counts as lost. */
  public static final Duration DEADLINE_PATIENCE = Duration.ofMinutes(1);

  static final int PAGE = 2_000;

  private final RecoveryStore store;
  private final StepSettings settings;
  private final QueueName resultQueue;
  private final Repairs repairs;
  private final IntConsumer repaired;
  private final InstantSource clock;
  private final Patience patience;
  private UUID after = BEFORE_ALL;

  /**
   * How long to wait before a wake-up counts as lost.
   *
   * @param message since a step was put on a queue or handed in
   * @param deadline since a lease or a retry was due
   * @param restBetweenRounds from the last page to the first
   */
  public record Patience(Duration message, Duration deadline, Duration restBetweenRounds) {}

  /** The doors that findings go through. */
  public interface Repairs {
    /** A step's message is gone. */
    void resend(StepKey step, int seq, Reply<EventOutcome> reply);

    /** A deadline is over though no guard said so. */
    void deadline(WakeupKind kind, StepKey step, int seq, Reply<EventOutcome> reply);

    /** A step was handed in and nobody was told. */
    void result(StepKey step, Reply<EventOutcome> reply);

    /** A task rests where nothing wakes it. */
    void evaluate(TaskId task, Reply<EventOutcome> reply);
  }

  /** Begins with the first page. */
  public Reconciler(
      RecoveryStore store,
      StepSettings settings,
      QueueName resultQueue,
      Repairs repairs,
      IntConsumer repaired,
      InstantSource clock,
      Patience patience) {
    this.store = store;
    this.settings = settings;
    this.resultQueue = resultQueue;
    this.repairs = repairs;
    this.repaired = repaired;
    this.clock = clock;
    this.patience = patience;
  }

  /** Looks at the next page; returns how long to rest before the one after. */
  public Duration runOnce() {
    List<TaskId> page = store.openTasks(after, PAGE);
    if (!page.isEmpty()) {
      look(page);
    }
    if (page.size() < PAGE) {
      after = BEFORE_ALL;
      return patience.restBetweenRounds();
    }
    after = page.getLast().value();
    return Duration.ofSeconds(1);
  }

  private void look(List<TaskId> page) {
    Instant now = clock.instant();
    List<OverdueStep> overdue =
        store.overdueSteps(page, now.minus(patience.message()), now.minus(patience.deadline()));
    Map<QueueName, List<OverdueStep>> queued =
        overdue.stream()
            .filter(step -> step.state() == StepState.ENQUEUED)
            .collect(Collectors.groupingBy(step -> settings.queue(step.templateStep())));
    queued.forEach(
        (queue, steps) ->
            withoutMessage(queue, steps)
                .forEach(step -> repairs.resend(step.step(), step.seq(), reply("resend", step))));
    List<OverdueStep> handedIn = overdue.stream().filter(Reconciler::isHandedIn).toList();
    withoutMessage(resultQueue, handedIn)
        .forEach(step -> repairs.result(step.step(), reply("result", step)));
    overdue.forEach(this::checkDeadline);
    store.stuckTasks(page).forEach(this::evaluate);
  }

  private List<OverdueStep> withoutMessage(QueueName queue, List<OverdueStep> steps) {
    if (steps.isEmpty()) {
      return steps;
    }
    Set<StepKey> present = store.withMessage(queue, steps.stream().map(OverdueStep::step).toList());
    return steps.stream().filter(step -> !present.contains(step.step())).toList();
  }

  private void checkDeadline(OverdueStep step) {
    switch (step.state()) {
      case IN_PROGRESS ->
          repairs.deadline(WakeupKind.LEASE, step.step(), step.seq(), reply("lease", step));
      case WAITING_FOR_RETRY ->
          repairs.deadline(WakeupKind.RETRY, step.step(), step.seq(), reply("retry", step));
      case PENDING,
          ENQUEUED,
          ENQUEUED_FOR_ORCHESTRATION,
          ENQUEUED_AS_ERROR_FOR_ORCHESTRATION,
          COMPLETE,
          ERROR,
          CANCELLED,
          RESOLVED_MANUALLY -> {}
    }
  }

  private void evaluate(StuckTask task) {
    String about = "evaluate task=" + task.task() + " state=" + task.state();
    repairs.evaluate(task.task(), logged(about));
  }

  private Reply<EventOutcome> reply(String what, OverdueStep step) {
    return logged(what + " task=" + step.step().task() + " step=" + step.step().number());
  }

  private Reply<EventOutcome> logged(String about) {
    return Reply.calling(
        about,
        outcome -> {
          if (outcome == EventOutcome.APPLIED) {
            LOG.log(Level.WARNING, "a lost wake-up was restored {0}", about);
            repaired.accept(1);
          }
        },
        failure -> LOG.log(Level.WARNING, "a lost wake-up was not restored yet " + about, failure));
  }

  private static boolean isHandedIn(OverdueStep step) {
    return step.state() == StepState.ENQUEUED_FOR_ORCHESTRATION
        || step.state() == StepState.ENQUEUED_AS_ERROR_FOR_ORCHESTRATION;
  }
}
