package io.tasker.core.boot;

import io.tasker.contract.model.TemplateName;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.core.routing.QueueNames;
import io.tasker.core.store.TemplateStore;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The queues that workers read: one per namespace that has templates. */
final class WorkerQueues {
  private final TemplateStore templates;
  private final QueueNames names;
  private volatile List<QueueName> known = List.of();

  WorkerQueues(TemplateStore templates, QueueNames names) {
    this.templates = templates;
    this.names = names;
  }

  /** Asks the database which there are, and adds those of another kind. */
  Collection<QueueName> and(Collection<QueueName> others) {
    SortedSet<QueueName> all = new TreeSet<>();
    templates.names().stream()
        .map(TemplateName::namespace)
        .distinct()
        .map(names::ofWorkers)
        .forEach(all::add);
    known = List.copyOf(all);
    all.addAll(others);
    return all;
  }

  /** Those that were there when the database was last asked. */
  Collection<QueueName> known() {
    return known;
  }
}
