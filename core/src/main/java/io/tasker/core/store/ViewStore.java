package io.tasker.core.store;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.helidon.dbclient.DbClient;
import io.helidon.dbclient.DbRow;
import io.tasker.contract.model.Json;
import io.tasker.contract.model.Origin;
import io.tasker.contract.model.StepId;
import io.tasker.contract.model.StepState;
import io.tasker.contract.model.TaskId;
import io.tasker.contract.model.TaskState;
import io.tasker.contract.model.TemplateName;
import io.tasker.core.resilience.Guard;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads tasks and steps as clients see them, through Helidon's DbClient and its own pool. */
public final class ViewStore {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static final int ALL_STEPS = -1;

  private final DbReads reads;

  /** Reads through a client. */
  public ViewStore(DbClient client) {
    this(client, Guard.NONE);
  }

  /** The same, behind a guard. */
  public ViewStore(DbClient client, Guard guard) {
    this.reads = new DbReads(client, guard);
  }

  /** A task without its steps. */
  public record TaskRow(
      TaskId task,
      int seq,
      TemplateName template,
      TaskState state,
      Instant createdAt,
      Instant updatedAt,
      @Nullable Instant completedAt,
      Json context,
      Origin origin,
      int priority,
      List<String> tags,
      UUID correlationId,
      @Nullable UUID parentCorrelationId) {}

  /**
   * How many steps of a task are alike.
   *
   * @param state their state
   * @param ready whether they could be enqueued right now
   * @param count how many
   */
  public record StepTally(StepState state, boolean ready, int count) {}

  /** One task. */
  public Optional<TaskRow> task(TaskId task) {
    return reads
        .query(StoreSql.TASK_VIEW, Map.of("task", task.toString()), ViewStore::task)
        .stream()
        .findFirst();
  }

  /** A page of tasks, newest first. */
  public List<TaskRow> tasks(TaskFilter filter, int pageSize, long skipped) {
    Map<String, Object> params = filter.params();
    params.put("page_size", pageSize);
    params.put("skipped", skipped);
    return reads.query(StoreSql.TASK_PAGE, params, ViewStore::task);
  }

  /** How many tasks all pages have. */
  public long count(TaskFilter filter) {
    StoreSql sql = filter.concernsOrigin() ? StoreSql.TASK_COUNT_BY_ORIGIN : StoreSql.TASK_COUNT;
    return reads.query(sql, filter.params(), row -> DbColumns.bigint(row, "n")).getFirst();
  }

  /** The steps of tasks, counted; a task without steps is missing. */
  public Map<TaskId, List<StepTally>> tallies(Collection<TaskId> tasks, Instant now) {
    String ids = tasks.stream().map(TaskId::toString).collect(joining(",", "{", "}"));
    Map<TaskId, List<StepTally>> tallies = new HashMap<>();
    reads
        .query(
            StoreSql.STEP_TALLIES,
            Map.of("tasks", ids, "now", now.toString()),
            row -> Map.entry(new TaskId(DbColumns.uuid(row, "task_uuid")), tally(row)))
        .forEach(
            entry ->
                tallies
                    .computeIfAbsent(entry.getKey(), _ -> new ArrayList<>())
                    .add(entry.getValue()));
    return tallies;
  }

  /** The steps of a task, in order; none if it does not exist. */
  public List<StepRow> steps(TaskId task) {
    return steps(task, ALL_STEPS);
  }

  /** One step of a task. */
  public Optional<StepRow> step(StepId step) {
    return step.number() < 0
        ? Optional.empty()
        : steps(step.task(), step.number()).stream().findFirst();
  }

  private List<StepRow> steps(TaskId task, int number) {
    return reads.query(
        StoreSql.STEP_VIEWS,
        Map.of("task", task.toString(), "step", number),
        row -> StepRow.of(task, row));
  }

  /** Whether the database answers. */
  public void ping() {
    reads.query(StoreSql.PING, Map.of(), row -> row);
  }

  private static StepTally tally(DbRow row) {
    return new StepTally(
        StepState.ofCode(DbColumns.integer(row, "state")),
        Boolean.TRUE.equals(DbColumns.truthOrNull(row, "ready")),
        DbColumns.integer(row, "n"));
  }

  static TaskRow task(DbRow row) {
    return new TaskRow(
        new TaskId(DbColumns.uuid(row, "task_uuid")),
        DbColumns.integer(row, "seq"),
        new TemplateName(
            DbColumns.text(row, "namespace"),
            DbColumns.text(row, "name"),
            DbColumns.text(row, "version")),
        TaskState.ofCode(DbColumns.integer(row, "state")),
        DbColumns.time(row, "created_at"),
        DbColumns.time(row, "updated_at"),
        DbColumns.timeOrNull(row, "completed_at"),
        new Json(DbColumns.text(row, "context")),
        new Origin(
            DbColumns.text(row, "initiator"),
            DbColumns.text(row, "source_system"),
            DbColumns.text(row, "reason")),
        DbColumns.integer(row, "priority"),
        tags(DbColumns.text(row, "tags")),
        DbColumns.uuid(row, "correlation_id"),
        DbColumns.uuidOrNull(row, "parent_correlation_id"));
  }

  private static List<String> tags(String json) {
    try {
      return Arrays.asList(MAPPER.readValue(json, String[].class));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("tags are stored as an array of strings", e);
    }
  }
}
