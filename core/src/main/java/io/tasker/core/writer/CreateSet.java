package io.tasker.core.writer;

import io.tasker.contract.model.TaskId;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.core.db.Database;
import io.tasker.core.db.StoreException;
import io.tasker.core.db.Tx;
import io.tasker.core.lifecycle.WriterEvent.Create;
import io.tasker.core.lifecycle.WriterEvent.Creation;
import io.tasker.core.lifecycle.initialization.TaskInitialization;
import io.tasker.core.queue.Outgoing;
import io.tasker.core.routing.QueueNames;
import io.tasker.core.store.CreateStore;
import io.tasker.core.store.CreateStore.Created;
import io.tasker.core.store.TaskPlan;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The set operation "create": requests become tasks with their steps, the first ones enqueued. */
final class CreateSet {
  private final Database database;
  private final CreateStore store;
  private final QueueNames queueNames;
  private final InstantSource clock;

  CreateSet(Database database, CreateStore store, QueueNames queueNames, InstantSource clock) {
    this.database = database;
    this.store = store;
    this.queueNames = queueNames;
    this.clock = clock;
  }

  /**
   * What a committed set did.
   *
   * @param creations for each request, in their order
   * @param messages what was sent
   */
  record Outcome(List<Creation> creations, List<Outgoing> messages) {
    Set<QueueName> queues() {
      return SetOutcome.queuesOf(messages);
    }
  }

  /** Runs one set. Running the same set again is safe: the ids stay the same. */
  Outcome run(List<Create> requests) {
    List<TaskPlan> plans = requests.stream().map(Create::plan).toList();
    return database.inTransaction(tx -> createAndCommit(tx, plans, clock.instant()));
  }

  /**
   * Creates tasks within a transaction, and commits it if one of them is new. What belongs to the
   * same transaction must be written before.
   */
  Outcome createAndCommit(Tx tx, List<TaskPlan> plans, Instant at) {
    Created created = store.insertTasks(tx, plans, at);
    List<Creation> creations = plans.stream().map(plan -> creation(plan.task(), created)).toList();
    List<TaskPlan> fresh =
        plans.stream().filter(plan -> created.created().contains(plan.task())).toList();
    List<Outgoing> messages = new ArrayList<>();
    fresh.forEach(plan -> messages.addAll(TaskInitialization.rootMessages(plan, queue(plan))));
    if (!fresh.isEmpty()) {
      store.insertRestAndCommit(tx, fresh, messages, at);
    }
    return new Outcome(creations, messages);
  }

  private static Creation creation(TaskId task, Created created) {
    if (created.created().contains(task)) {
      return new Creation.Created(task);
    }
    TaskId namesake = created.namesakes().get(task);
    if (namesake == null) {
      // It was there when the row was refused and is gone now: deleted meanwhile. Try again.
      throw StoreException.tryAgain("the namesake of task " + task + " has just been deleted");
    }
    // A request that meets itself was committed by an earlier try whose answer was lost.
    return namesake.equals(task) ? new Creation.Created(task) : new Creation.Duplicate(namesake);
  }

  private QueueName queue(TaskPlan plan) {
    return queueNames.ofWorkers(plan.request().template().namespace());
  }
}
