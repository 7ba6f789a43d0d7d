package io.tasker.core.boot;

import io.tasker.core.component.Component;
import io.tasker.core.config.EntryConfig;
import io.tasker.core.config.OrchestrationQueues;
import io.tasker.core.event.Delivery;
import io.tasker.core.event.EventSystem;
import io.tasker.core.event.Signals;
import io.tasker.core.lifecycle.WriterEvent;
import io.tasker.core.lifecycle.initialization.TaskInitialization;
import io.tasker.core.queue.Queues;
import io.tasker.core.writer.WriterPool;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The ways in that are queues: what looks at them, and what writers need to read them. */
final class QueueEntry {
  private final EntryConfig config;
  private final EventSystem requests;
  private final EventSystem finalizations;

  QueueEntry(
      EntryConfig config,
      OrchestrationQueues queues,
      Signals signals,
      Delivery delivery,
      Doors doors) {
    this.config = config;
    requests =
        new EventSystem(
            "request-events",
            Set.of(queues.taskRequests()),
            signals,
            delivery.paceOfStrangers(),
            doors::lookForRequests);
    finalizations =
        new EventSystem(
            "finalization-events",
            Set.of(queues.taskFinalizations()),
            signals,
            delivery.paceOfStrangers(),
            doors::lookForFinalizations);
  }

  /** What writers need. */
  static WriterPool.Entries entries(
      EntryConfig config,
      OrchestrationQueues queues,
      Queues inboxes,
      TaskInitialization initialization) {
    return new WriterPool.Entries(
        initialization,
        () -> inboxes.inbox(queues.taskRequests()),
        () -> inboxes.inbox(queues.taskFinalizations()),
        new WriterPool.EntrySizes(config.requests().setSize(), config.finalizations().setSize()));
  }

  /** What looks at the queues; a queue that is switched off is not looked at. */
  List<Component> parts() {
    List<Component> parts = new ArrayList<>();
    if (config.requests().enabled()) {
      parts.add(requests);
    }
    if (config.finalizations().enabled()) {
      parts.add(finalizations);
    }
    return parts;
  }

  /** Messages were found: more may follow soon. */
  void found(WriterEvent look, EventSystem results) {
    switch (look) {
      case WriterEvent.ResultsWaiting _ -> results.found();
      case WriterEvent.RequestsWaiting _ -> requests.found();
      case WriterEvent.FinalizationsWaiting _ -> finalizations.found();
      case WriterEvent.Create _, WriterEvent.Decide _, WriterEvent.DeadlinesDue _ -> {}
    }
  }

  /** The pace may have changed. */
  void wake() {
    if (config.requests().enabled()) {
      requests.wake();
    }
    if (config.finalizations().enabled()) {
      finalizations.wake();
    }
  }
}
