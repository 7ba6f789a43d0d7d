package io.tasker.core.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.helidon.dbclient.DbClient;
import io.helidon.dbclient.DbClientException;
import io.helidon.dbclient.DbRow;
import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.model.Json;
import io.tasker.contract.model.Origin;
import io.tasker.contract.model.StepId;
import io.tasker.contract.model.TaskId;
import io.tasker.contract.model.TaskState;
import io.tasker.contract.model.TemplateName;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads tasks and steps as clients see them, through Helidon's DbClient and its own pool. */
public final class ViewStore {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static final int ALL_STEPS = -1;

  private final DbClient client;

  /** Reads through a client. */
  public ViewStore(DbClient client) {
    this.client = client;
  }

  /** A task without its steps. */
  public record TaskRow(
      TaskId task,
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

  /** One task. */
  public Optional<TaskRow> task(TaskId task) {
    return available(
        () ->
            client
                .execute()
                .createGet(StoreSql.TASK_VIEW.source())
                .addParam("task", task.toString())
                .execute()
                .map(ViewStore::task));
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
    return available(
        () -> {
          try (Stream<DbRow> rows =
              client
                  .execute()
                  .createQuery(StoreSql.STEP_VIEWS.source())
                  .addParam("task", task.toString())
                  .addParam("step", number)
                  .execute()) {
            return rows.map(row -> StepRow.of(task, row)).toList();
          }
        });
  }

  /** Whether the database answers. */
  public void ping() {
    available(() -> client.execute().createGet(StoreSql.PING.source()).execute());
  }

  private static TaskRow task(DbRow row) {
    return new TaskRow(
        new TaskId(DbColumns.uuid(row, "task_uuid")),
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

  private static <T> T available(Supplier<T> read) {
    try {
      return read.get();
    } catch (DbClientException e) {
      throw new TaskerException(
          ErrorCode.DATABASE_UNAVAILABLE, "the database is not available; try again", e);
    }
  }
}
