package io.tasker.grpc.read;

import com.tasker.v1.ListTasksRequest;
import com.tasker.v1.SortDirection;
import com.tasker.v1.TaskState;
import io.tasker.contract.operations.TaskQuery;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads which tasks are to be listed. */
public final class ListRequests {
  private static final int DEFAULT_LIMIT = 50;
  private static final String STATE = "TASK_STATE_";

  private ListRequests() {}

  /**
   * Which part of the list.
   *
   * @param limit 1 to 100
   * @param offset from 0
   */
  public record Slice(int limit, int offset) {}

  /** Reads which part is wanted. */
  public static Slice slice(ListTasksRequest message) {
    var wanted = message.getPagination();
    return new Slice(
        Numbers.within(
            "pagination.limit",
            wanted.hasLimit(),
            wanted.getLimit(),
            1,
            TaskQuery.MAX_PER_PAGE,
            DEFAULT_LIMIT),
        Numbers.within(
            "pagination.offset", wanted.hasOffset(), wanted.getOffset(), 0, Integer.MAX_VALUE, 0));
  }

  /**
   * Reads what the tasks have in common.
   *
   * @param page from 1, of as many tasks as the slice is long
   * @throws Refused naming what cannot be listed by
   */
  public static TaskQuery query(ListTasksRequest message, int limit, long page) {
    requireOrder(message);
    var created = message.getCreatedAt();
    return new TaskQuery(
        page,
        limit,
        text("namespace", message.hasNamespace(), message.getNamespace()),
        status(message.getStatesList()),
        text("initiator", message.hasInitiator(), message.getInitiator()),
        text("source_system", message.hasSourceSystem(), message.getSourceSystem()),
        new TaskQuery.Narrowing(
            text("name", message.hasName(), message.getName()),
            text("version", message.hasVersion(), message.getVersion()),
            tag(message.getTagsList()),
            correlation(message),
            created.hasStart() ? start(created.getStart()) : null,
            created.hasEnd() ? Times.read("created_at.end", created.getEnd()) : null));
  }

  private static Instant start(com.google.protobuf.Timestamp start) {
    return Times.read("created_at.start", start);
  }

  private static @Nullable UUID correlation(ListTasksRequest message) {
    return message.hasCorrelationId()
        ? Uuids.read("correlation_id", message.getCorrelationId())
        : null;
  }

  private static @Nullable String text(String field, boolean isSet, String text) {
    return isSet ? Texts.storable(field, text) : null;
  }

  private static @Nullable String status(List<TaskState> states) {
    List<TaskState> wanted =
        states.stream().filter(state -> state != TaskState.TASK_STATE_UNSPECIFIED).toList();
    if (wanted.size() > 1) {
      throw tooMany("states", wanted.size());
    }
    if (wanted.isEmpty()) {
      return null;
    }
    if (wanted.getFirst() == TaskState.UNRECOGNIZED) {
      throw Refused.invalid("Validation error: states has a number that means no state");
    }
    return wanted.getFirst().name().substring(STATE.length()).toLowerCase(Locale.ROOT);
  }

  private static @Nullable String tag(List<String> tags) {
    if (tags.size() > 1) {
      throw tooMany("tags", tags.size());
    }
    return tags.isEmpty() ? null : Texts.storable("tags", tags.getFirst());
  }

  private static Refused tooMany(String field, int count) {
    return Refused.invalid(
        "Validation error: %s can have one item, has %d".formatted(field, count));
  }

  private static void requireOrder(ListTasksRequest message) {
    var sort = message.getSort();
    boolean byAge = sort.getField().isEmpty() || sort.getField().equals("created_at");
    if (!byAge || sort.getDirection() == SortDirection.SORT_DIRECTION_ASC) {
      throw Refused.invalid(
          "Validation error: sort can only be created_at, descending; was %s %s"
              .formatted(sort.getField(), sort.getDirection()));
    }
  }
}
