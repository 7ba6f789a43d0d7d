package io.tasker.grpc;

import com.tasker.v1.BulkTasksRequest;
import com.tasker.v1.BulkTasksResponse;
import com.tasker.v1.CreateTasksRequest;
import com.tasker.v1.CreateTasksResponse;
import com.tasker.v1.TaskCreation;
import io.tasker.contract.model.TaskRequest;
import io.tasker.contract.operations.BulkOperations;
import io.tasker.contract.operations.BulkOperations.Creation;
import io.tasker.contract.operations.BulkOperations.Outcomes;
import io.tasker.contract.operations.BulkOperations.Wish;
import io.tasker.grpc.message.BulkMessages;
import io.tasker.grpc.read.BulkRequests;
import io.tasker.grpc.read.BulkRequests.Item;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/** Many tasks at once. */
final class BulkRpcs {
  private final BulkOperations bulk;

  BulkRpcs(BulkOperations bulk) {
    this.bulk = bulk;
  }

  /** Creates what can be created. */
  CreateTasksResponse create(CreateTasksRequest request) {
    String method = CallContext.current().method();
    List<Item> items = BulkRequests.requests(request);
    List<TaskRequest> readable = new ArrayList<>();
    for (Item item : items) {
      if (item instanceof Item.Readable(var wanted)) {
        readable.add(wanted);
      }
    }
    Deque<Creation> created = new ArrayDeque<>(bulk.create(readable));
    var response = CreateTasksResponse.newBuilder();
    for (Item item : items) {
      response.addItems(
          switch (item) {
            case Item.Readable _ -> outcome(created.remove(), method);
            case Item.Unreadable(var why) -> refused(why, method);
          });
    }
    return response.build();
  }

  private static TaskCreation outcome(Creation creation, String method) {
    return switch (creation) {
      case Creation.Created(var task) ->
          TaskCreation.newBuilder().setTaskUuid(task.task().toString()).build();
      case Creation.Refused(var why) -> refused(why, method);
    };
  }

  private static TaskCreation refused(RuntimeException why, String method) {
    return TaskCreation.newBuilder().setError(Failures.detail(why, method)).build();
  }

  BulkTasksResponse cancel(BulkTasksRequest request) {
    return act(request, bulk::cancel);
  }

  BulkTasksResponse retry(BulkTasksRequest request) {
    return act(request, bulk::retry);
  }

  private static BulkTasksResponse act(BulkTasksRequest request, Function<Wish, Outcomes> action) {
    String method = CallContext.current().method();
    Wish wish = BulkRequests.wish(request);
    return BulkMessages.of(wish, action.apply(wish), why -> Failures.detail(why, method));
  }
}
