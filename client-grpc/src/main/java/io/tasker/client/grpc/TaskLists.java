package io.tasker.client.grpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.tasker.v1.ListTasksRequest;
import com.tasker.v1.ListTasksResponse;
import com.tasker.v1.TaskServiceGrpc;
import com.tasker.v1.TaskState;
import com.tasker.v1.TimestampRange;
import io.tasker.client.transport.ApiCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Lists of tasks, and the filters that a wish for many has too. */
final class TaskLists {
  private static final int DEFAULT_PER_PAGE = 25;
  private static final String COMPLETED = "completed";
  private static final String CONTEXT = "context.";

  private TaskLists() {}

  static Rpc<ListTasksRequest, ListTasksResponse> list(ApiCall call) {
    Map<String, String> query = call.query();
    ListTasksRequest.Builder request = filter(query);
    var pagination = request.getPaginationBuilder().setLimit(DEFAULT_PER_PAGE);
    Wanted.number(query, "per_page", pagination::setLimit);
    Wanted.number(
        query,
        "page",
        page -> {
          if (page < 1) {
            throw Wanted.refused("page must be >= 1, was " + page);
          }
          if (page > 1) {
            pagination.setOffset(offset(page, pagination.getLimit()));
          }
        });
    Wanted.text(query, "cursor", request::setCursor);
    ListTasksRequest built = request.build();
    return new Rpc<>(TaskServiceGrpc.getListTasksMethod(), built, answer -> page(built, answer));
  }

  private static int offset(int page, int perPage) {
    long offset = (page - 1L) * perPage;
    if (offset > Integer.MAX_VALUE) {
      throw Wanted.refused("page %d is too far for gRPC; use a cursor".formatted(page));
    }
    return (int) offset;
  }

  /** The filters of a list; {@code page} and {@code cursor} are not among them. */
  static ListTasksRequest.Builder filter(Map<String, String> query) {
    ListTasksRequest.Builder request = ListTasksRequest.newBuilder();
    Wanted.text(query, "namespace", request::setNamespace);
    Wanted.text(query, "name", request::setName);
    Wanted.text(query, "version", request::setVersion);
    Wanted.text(query, "status", status -> request.addStates(state("status", status)));
    Wanted.text(query, "initiator", request::setInitiator);
    Wanted.text(query, "source_system", request::setSourceSystem);
    Wanted.text(query, "tag", request::addTags);
    Wanted.text(query, "correlation_id", request::setCorrelationId);
    addCreated(query, request);
    query.forEach(
        (name, value) -> {
          if (name.startsWith(CONTEXT)) {
            request.putContext(name.substring(CONTEXT.length()), value);
          }
        });
    return request;
  }

  private static void addCreated(Map<String, String> query, ListTasksRequest.Builder request) {
    TimestampRange.Builder range = TimestampRange.newBuilder();
    Wanted.text(query, "created_from", at -> range.setStart(time("created_from", at)));
    Wanted.text(query, "created_before", at -> range.setEnd(time("created_before", at)));
    if (range.hasStart() || range.hasEnd()) {
      request.setCreatedAt(range);
    }
  }

  private static com.google.protobuf.Timestamp time(String name, String text) {
    return TimeForm.timestamp(Wanted.time(name, text));
  }

  /** A state as REST spells it; {@code completed} is complete. */
  static TaskState state(String parameter, String name) {
    if (name.equals(COMPLETED)) {
      return TaskState.TASK_STATE_COMPLETE;
    }
    var type = TaskState.getDescriptor();
    return EnumNames.find(type, name)
        .map(EnumValueDescriptor::getNumber)
        .map(TaskState::forNumber)
        .orElseThrow(() -> Wanted.unknown(parameter, name, names()));
  }

  private static List<String> names() {
    List<String> names = new ArrayList<>(EnumNames.all(TaskState.getDescriptor()));
    names.add(COMPLETED);
    return names;
  }

  private static JsonNode page(ListTasksRequest request, ListTasksResponse answer) {
    ObjectNode page = JsonNodeFactory.instance.objectNode();
    var tasks = page.putArray("tasks");
    answer.getTasksList().forEach(task -> tasks.add(TaskCalls.task(task)));
    ObjectNode pagination = page.putObject("pagination");
    int perPage = request.getPagination().getLimit();
    pagination.put("per_page", perPage);
    if (request.hasCursor() || request.getContextCount() > 0) {
      pagination.put("has_next", answer.hasNextCursor());
      pagination.put("next_cursor", answer.hasNextCursor() ? answer.getNextCursor() : null);
    } else {
      long total = answer.getPagination().getTotal();
      long number = request.getPagination().getOffset() / perPage + 1L;
      long pages = (total + perPage - 1) / perPage;
      pagination.put("page", number).put("total_count", total).put("total_pages", pages);
      pagination.put("has_next", number < pages).put("has_previous", number > 1);
      if (answer.hasNextCursor()) {
        pagination.put("next_cursor", answer.getNextCursor());
      }
    }
    return page;
  }
}
