package io.tasker.core.boot;

import io.tasker.contract.spi.messaging.Messaging;
import io.tasker.core.config.CommonConfig;
import io.tasker.core.config.TaskerConfig;
import io.tasker.core.db.DatabaseClock;
import io.tasker.core.event.Notifier;
import io.tasker.core.lifecycle.initialization.TaskIds;
import io.tasker.core.routing.QueueNames;
import io.tasker.core.store.TemplateStore;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;

/** Registers template files without a server, straight in the database. */
public final class TemplateRegistration {
  private TemplateRegistration() {}

  /**
   * Registers all files, or none if one is refused. Running workers look for new steps at once,
   * running servers within a second.
   *
   * @return what became of each file, in order; a file that repeats another is left out
   * @throws io.tasker.contract.error.TaskerException {@code TEMPLATE_INVALID} with every problem of
   *     every file, {@code SCHEMA_INVALID}, {@code DATABASE_UNAVAILABLE}; nothing is registered
   *     then
   */
  public static List<TemplateOutcome> register(
      TaskerConfig process, Messaging messaging, ClassLoader loader, List<Path> files) {
    CommonConfig config = process.common();
    Schema.migrator(config.database(), messaging, loader).requireCurrent();
    try (Pools pools = new Pools(config.database(), "tasker-template", 1)) {
      DatabaseClock clock = new DatabaseClock(pools.chores(), System::nanoTime);
      List<TemplateOutcome> outcomes =
          new TemplateLoader(
                  new TemplateStore(pools.chores(), MessagingParts.onlyLooking(messaging, clock)),
                  TemplateLoader.policy(config.templateRevisions()),
                  process.environment(),
                  new QueueNames(config.queues().workerNamespace()),
                  new TaskIds(clock, new SecureRandom()),
                  clock)
              .register(files);
      if (outcomes.stream().anyMatch(TemplateOutcome::isAdded)) {
        announce(pools);
      }
      return outcomes;
    }
  }

  private static void announce(Pools pools) {
    Notifier notifier = Notifier.to(pools.direct());
    notifier.notifyOf(Set.of(QueueNames.TEMPLATES));
    notifier.start();
    notifier.stop(); // sends what is waiting first
  }
}
