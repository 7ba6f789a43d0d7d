package io.tasker.grpc.read;

import com.tasker.v1.ListTasksRequest;
import com.tasker.v1.SortDirection;
import com.tasker.v1.TaskState;
import io.tasker.contract.operations.TaskQuery;
import io.tasker.contract.operations.TaskSearch;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
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
   * Whether its pages are numbered; otherwise they follow each other by a cursor, uncounted.
   *
   * @throws Refused if they follow each other and an offset is given
   */
  public static boolean isNumbered(ListTasksRequest message) {
    boolean numbered = !message.hasCursor() && message.getContextCount() == 0;
    if (!numbered && message.getPagination().getOffset() != 0) {
      throw Refused.field(
          "pagination.offset", "must not be given together with a cursor or a context; use cursor");
    }
    return numbered;
  }

  /**
   * Reads what the tasks have in common, and their order.
   *
   * @param page from 1, of as many tasks as the slice is long
   * @throws Refused naming what cannot be listed by
   */
  public static TaskQuery query(ListTasksRequest message, int limit, long page) {
    requireOrder(message);
    String cursor = text("cursor", message.hasCursor(), message.getCursor());
    return narrowed(message, limit, page, cursor);
  }

  /** Reads what the tasks have in common. */
  static TaskQuery narrowed(
      ListTasksRequest message, int limit, long page, @Nullable String cursor) {
    var created = message.getCreatedAt();
    return new TaskQuery(
        page,
        limit,
        text("namespace", message.hasNamespace(), message.getNamespace()),
        state("states", message.getStatesList()),
        text("initiator", message.hasInitiator(), message.getInitiator()),
        text("source_system", message.hasSourceSystem(), message.getSourceSystem()),
        new TaskQuery.Narrowing(
            text("name", message.hasName(), message.getName()),
            text("version", message.hasVersion(), message.getVersion()),
            tag(message.getTagsList()),
            correlation(message),
            created.hasStart() ? start(created.getStart()) : null,
            created.hasEnd() ? Times.read("created_at.end", created.getEnd()) : null),
        new TaskSearch(context(message), cursor));
  }

  private static SortedMap<String, String> context(ListTasksRequest message) {
    SortedMap<String, String> context = new TreeMap<>(message.getContextMap());
    context.forEach(
        (path, value) -> {
          Texts.storable("a key of context", path);
          Texts.storable("context." + path, value);
        });
    return context;
  }

  private static Instant start(com.google.protobuf.Timestamp start) {
    return Times.read("created_at.start", start);
  }

  private static @Nullable UUID correlation(ListTasksRequest message) {
    return message.hasCorrelationId()
        ? Uuids.read("correlation_id", message.getCorrelationId())
        : null;
  }

  static @Nullable String text(String field, boolean isSet, String text) {
    return isSet ? Texts.storable(field, text) : null;
  }

  /** The name of the only state; null if there is none. */
  static @Nullable String state(String field, List<TaskState> states) {
    List<TaskState> wanted =
        states.stream().filter(state -> state != TaskState.TASK_STATE_UNSPECIFIED).toList();
    if (wanted.size() > 1) {
      throw tooMany(field, wanted.size());
    }
    if (wanted.isEmpty()) {
      return null;
    }
    if (wanted.getFirst() == TaskState.UNRECOGNIZED) {
      throw Refused.field(field, "has a number that means no state");
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
    return Refused.field(field, "can have one item, has " + count);
  }

  private static void requireOrder(ListTasksRequest message) {
    var sort = message.getSort();
    boolean byAge = sort.getField().isEmpty() || sort.getField().equals("created_at");
    if (!byAge || sort.getDirection() == SortDirection.SORT_DIRECTION_ASC) {
      throw Refused.field(
          "sort",
          "can only be created_at, descending; was %s %s"
              .formatted(sort.getField(), sort.getDirection()));
    }
  }
}
