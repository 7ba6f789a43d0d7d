package io.tasker.grpc.read;

import com.tasker.v1.BulkTasksRequest;
import com.tasker.v1.CreateTaskRequest;
import com.tasker.v1.CreateTasksRequest;
import io.tasker.contract.model.TaskRequest;
import io.tasker.contract.operations.BulkOperations.Wish;
import io.tasker.contract.operations.TaskQuery;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what concerns many tasks. */
public final class BulkRequests {
  private static final int MAX_REQUESTS = 1_000;
  private static final int MAX_TASKS = 1_000;
  private static final int DEFAULT_TASKS = 100;

  private BulkRequests() {}

  /** One request of many. */
  public sealed interface Item {
    /** It can be asked for. */
    record Readable(TaskRequest request) implements Item {}

    /** It cannot, and this is why. */
    record Unreadable(Refused why) implements Item {}
  }

  /**
   * A list of requests.
   *
   * @throws Refused if they are not 1 to 1,000
   */
  public static List<Item> requests(CreateTasksRequest message) {
    int count = message.getTasksCount();
    if (count < 1 || count > MAX_REQUESTS) {
      throw Refused.field(
          "tasks", "must be 1 to %d requests, has %d".formatted(MAX_REQUESTS, count));
    }
    return message.getTasksList().stream().map(BulkRequests::item).toList();
  }

  private static Item item(CreateTaskRequest message) {
    try {
      return new Item.Readable(TaskRequests.read(message));
    } catch (Refused why) {
      return new Item.Unreadable(why);
    }
  }

  /**
   * What is asked for all tasks that a filter finds.
   *
   * @throws Refused naming the first field that is not right; a filter must be there and name
   *     something, so that nothing is ever asked for all tasks by mistake
   */
  public static Wish wish(BulkTasksRequest message) {
    return new Wish(
        filter(message),
        Numbers.within(
            "limit", message.hasLimit(), message.getLimit(), 1, MAX_TASKS, DEFAULT_TASKS),
        message.getDryRun(),
        message.hasRequestedBy() ? Texts.free("requested_by", message.getRequestedBy()) : "api",
        reason(message));
  }

  private static @Nullable String reason(BulkTasksRequest message) {
    return message.hasReason() ? Texts.free("reason", message.getReason()) : null;
  }

  private static TaskQuery filter(BulkTasksRequest message) {
    String cursor = ListRequests.text("cursor", message.hasCursor(), message.getCursor());
    TaskQuery query =
        ListRequests.narrowed(
            message.getFilter(), TaskQuery.MAX_PER_PAGE, TaskQuery.FIRST_PAGE, cursor);
    if (query.narrowing().equals(TaskQuery.Narrowing.NONE)
        && query.search().context().isEmpty()
        && query.namespace() == null
        && query.status() == null
        && query.initiator() == null
        && query.sourceSystem() == null) {
      throw Refused.field(
          "filter",
          "must name something: namespace, name, version, states, initiator, source_system, tags,"
              + " correlation_id, created_at or context");
    }
    return query;
  }
}
