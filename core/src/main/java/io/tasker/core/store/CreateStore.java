package io.tasker.core.store;

import io.tasker.contract.model.Json;
import io.tasker.contract.model.TaskId;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.contract.template.StepDefinition;
import io.tasker.core.db.Params;
import io.tasker.core.db.Sql;
import io.tasker.core.db.Tx;
import io.tasker.core.queue.Outgoing;
import io.tasker.core.queue.Queues;
import io.tasker.core.queue.Sends;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The set operation "create". */
public final class CreateStore {
  /** Those without an identity wait for nobody, so their place does not matter. */
  private static final Comparator<TaskPlan> BY_IDENTITY =
      Comparator.comparing(
          TaskPlan::identityHash, Comparator.nullsFirst((a, b) -> Arrays.compareUnsigned(a, b)));

  private final Queues queues;
  private final Map<List<QueueName>, Sql> restVariants = new ConcurrentHashMap<>();

  /** Sends to these queues. */
  public CreateStore(Queues queues) {
    this.queues = queues;
  }

  /**
   * What became of a set.
   *
   * @param created the plans that are tasks now, once the transaction is committed
   * @param namesakes for the others: the task that has their identity, which is themselves if an
   *     earlier try was committed
   */
  public record Created(Set<TaskId> created, Map<TaskId, TaskId> namesakes) {}

  private record PlannedStep(TaskPlan plan, int number) {
    StepDefinition definition() {
      return plan.template().step(number);
    }
  }

  /** Inserts the task rows and finds the namesakes of those that were there before. */
  public Created insertTasks(Tx tx, List<TaskPlan> plans, Instant at) {
    List<TaskPlan> sorted = new ArrayList<>(plans);
    sorted.sort(BY_IDENTITY);
    Params params =
        Params.of("tasks", Columns.uuids(sorted, plan -> plan.task().value()))
            .with("templates", Columns.ints(sorted, plan -> plan.template().id()))
            .with("namespaces", Columns.ints(sorted, plan -> plan.template().namespaceId()))
            .with("step_counts", Columns.ints(sorted, plan -> plan.template().size()))
            .with("active_counts", Columns.ints(sorted, plan -> plan.roots().length))
            .with("priorities", Columns.ints(sorted, plan -> plan.request().priority()))
            .with("correlations", Columns.uuids(sorted, TaskPlan::correlationId))
            .with("hashes", Columns.bytes(sorted, TaskPlan::identityHash))
            .with("at", at);
    Set<TaskId> created =
        new HashSet<>(
            tx.query(StoreSql.INSERT_TASKS.sql(), params, row -> new TaskId(row.uuid(1))));
    List<TaskPlan> refused =
        sorted.stream().filter(plan -> !created.contains(plan.task())).toList();
    return new Created(created, refused.isEmpty() ? Map.of() : namesakes(tx, refused));
  }

  /** Inserts everything else about new tasks and commits, in one round trip. */
  public void insertRestAndCommit(
      Tx tx, Collection<TaskPlan> plans, List<Outgoing> messages, Instant at) {
    Sends sends = queues.sends(messages);
    Sql sql = restVariants.computeIfAbsent(sends.queues(), this::rest);
    Params params = inputs(plans).with(steps(plans)).with("at", at);
    sends.bind(tx, params);
    tx.queryAndCommit(sql, params, row -> row.integer(1));
  }

  Sql rest(List<QueueName> sendsTo) {
    List<String> parts = new ArrayList<>(List.of(StoreSql.INSERT_REST.source()));
    parts.addAll(queues.sendParts(sendsTo));
    return Sql.parse(String.join(", ", parts) + "\n" + StoreSql.WRITE_NONE.source());
  }

  private static Map<TaskId, TaskId> namesakes(Tx tx, List<TaskPlan> refused) {
    Params params =
        Params.of("tasks", Columns.uuids(refused, plan -> plan.task().value()))
            .with("hashes", Columns.bytes(refused, TaskPlan::identityHash));
    Map<TaskId, TaskId> namesakes = new HashMap<>();
    tx.query(
            StoreSql.EXISTING_TASKS.sql(),
            params,
            row -> Map.entry(new TaskId(row.uuid(1)), new TaskId(row.uuid(2))))
        .forEach(found -> namesakes.put(found.getKey(), found.getValue()));
    return namesakes;
  }

  private static Params inputs(Collection<TaskPlan> plans) {
    return Params.of("tasks", Columns.uuids(plans, plan -> plan.task().value()))
        .with("contexts", Columns.texts(plans, plan -> plan.request().context().text()))
        .with("initiators", Columns.texts(plans, plan -> plan.request().origin().initiator()))
        .with("sources", Columns.texts(plans, plan -> plan.request().origin().sourceSystem()))
        .with("reasons", Columns.texts(plans, plan -> plan.request().origin().reason()))
        .with("tags", Columns.texts(plans, plan -> JsonText.array(plan.request().tags())))
        .with("options", Columns.texts(plans, plan -> textOf(plan.request().options())))
        .with("traceparents", Columns.textsIfAny(plans, TaskPlan::trace))
        .with("parents", Columns.uuids(plans, plan -> plan.request().parentCorrelationId()))
        .with(
            "requested", Columns.texts(plans, plan -> Columns.text(plan.request().requestedAt())));
  }

  private static Params steps(Collection<TaskPlan> plans) {
    List<PlannedStep> steps = new ArrayList<>();
    List<PlannedStep> roots = new ArrayList<>();
    for (TaskPlan plan : plans) {
      for (int number = 0; number < plan.template().size(); number++) {
        steps.add(new PlannedStep(plan, number));
        if (plan.template().parentCount(number) == 0) {
          roots.add(new PlannedStep(plan, number));
        }
      }
    }
    return Params.of("step_tasks", Columns.uuids(steps, step -> step.plan().task().value()))
        .with("step_nos", Columns.ints(steps, PlannedStep::number))
        .with(
            "template_steps",
            Columns.ints(steps, step -> step.plan().template().templateStep(step.number())))
        .with(
            "parent_counts",
            Columns.ints(steps, step -> step.plan().template().parentCount(step.number())))
        .with("max_attempts", Columns.ints(steps, step -> step.definition().retry().attempts()))
        .with(
            "timeouts",
            Columns.ints(steps, step -> Math.toIntExact(step.definition().timeout().toMillis())))
        .with("dependents", Columns.texts(steps, CreateStore::dependents))
        .with("root_tasks", Columns.uuids(roots, step -> step.plan().task().value()))
        .with("root_nos", Columns.ints(roots, PlannedStep::number));
  }

  private static @Nullable String dependents(PlannedStep step) {
    int[] dependents = step.plan().template().dependents(step.number());
    return dependents.length == 0 ? null : Columns.arrayText(dependents);
  }

  private static @Nullable String textOf(@Nullable Json json) {
    return json == null ? null : json.text();
  }
}
