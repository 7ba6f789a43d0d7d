package io.tasker.client;

import io.tasker.client.error.TaskNames;
import io.tasker.client.model.CreatedTasks;
import io.tasker.client.model.CreatedTasks.Item;
import io.tasker.client.model.NewTask;
import io.tasker.client.model.Refusal;
import io.tasker.client.transport.ApiCall;
import io.tasker.client.transport.ApiOperation;
import java.util.List;
import java.util.UUID;

/** Many requests for tasks in one call. */
final class Batches {
  private static final int OK = 200;
  private static final int CONFLICT = 409;

  private Batches() {}

  /** Repeatable only if every request says by its key that it is the same one. */
  static ApiCall call(List<NewTask> tasks) {
    return ApiCall.of(ApiOperation.CREATE_TASKS)
        .body(Codec.write(tasks))
        .repeatable(tasks.stream().allMatch(task -> task.idempotencyKey() != null));
  }

  /** The outcome, as read after so many tries. */
  static CreatedTasks read(String answer, int number) {
    CreatedTasks read = Codec.read(answer, CreatedTasks.class);
    List<Item> items = read.items().stream().map(item -> item(item, number > 1)).toList();
    int created = (int) items.stream().filter(item -> item.taskUuid() != null).count();
    return new CreatedTasks(created, items.size() - created, items);
  }

  // A conflict after a try without an answer is that try's own task: the key says so.
  private static Item item(Item item, boolean again) {
    Refusal error = item.error();
    if (error == null || item.status() != CONFLICT) {
      return item;
    }
    UUID existing = error.existing().or(() -> TaskNames.in(error.message())).orElse(null);
    if (existing != null && again) {
      return new Item(item.index(), OK, existing, null);
    }
    Refusal named = new Refusal(error.code(), error.message(), error.retryAfterSeconds(), existing);
    return new Item(item.index(), item.status(), null, named);
  }
}
