package io.tasker.worker.resolve;

import io.tasker.contract.spi.messaging.Labels;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.core.routing.QueueNames;
import io.tasker.core.store.TemplateStore;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The template steps that this worker has code for, and the queues they wait in. Looked up again
 * and again, since templates are registered while workers run.
 */
public final class RunnableSteps {
  private static final System.Logger LOG = System.getLogger(RunnableSteps.class.getName());
  private static final Duration REST = Duration.ofSeconds(5);

  private final TemplateStore store;
  private final Handlers handlers;
  private final QueueNames queueNames;
  private volatile Known known = new Known(Labels.of(), List.of());

  /**
   * What is known now.
   *
   * @param templateSteps keys of the steps
   * @param queues where they wait
   */
  public record Known(Labels templateSteps, List<QueueName> queues) {}

  /** Nothing known yet. */
  public RunnableSteps(TemplateStore store, Handlers handlers, QueueNames queueNames) {
    this.store = store;
    this.handlers = handlers;
    this.queueNames = queueNames;
  }

  /** What is known now. */
  public Known known() {
    return known;
  }

  /** Looks again; returns how long to rest until the next look. */
  public Duration runOnce() {
    List<TemplateStore.Runnable> runnable = store.runnable(handlers.callables());
    Known found =
        new Known(
            Labels.of(runnable.stream().mapToInt(TemplateStore.Runnable::templateStep).toArray()),
            runnable.stream()
                .map(TemplateStore.Runnable::namespace)
                .distinct()
                .sorted()
                .map(queueNames::ofWorkers)
                .toList());
    if (!found.templateSteps().equals(known.templateSteps())) {
      known = found;
      LOG.log(
          Level.INFO,
          "steps this worker can run count={0} queues={1}",
          found.templateSteps().count(),
          found.queues().stream().map(QueueName::value).collect(Collectors.joining(",")));
    }
    return REST;
  }
}
