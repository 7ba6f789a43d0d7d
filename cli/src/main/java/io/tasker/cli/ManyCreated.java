package io.tasker.cli;

import io.tasker.cli.RequestFile.Request;
import io.tasker.client.TaskerClient;
import io.tasker.client.error.ClientException;
import io.tasker.client.model.CreatedTasks;
import io.tasker.client.model.CreatedTasks.Item;
import io.tasker.client.model.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Asks for many tasks, and says of each request what became of it. */
final class ManyCreated {
  private static final int PER_CALL = 100;
  // A server reads 2 MiB at once as a rule; of letters beyond ASCII there may be four bytes.
  private static final int LENGTH_PER_CALL = 400_000;

  private final TaskerClient client;
  private final Output out;
  private final Consumer<List<String>> complain;
  private final List<Item> items = new ArrayList<>();

  ManyCreated(TaskerClient client, Output out, Consumer<List<String>> complain) {
    this.client = client;
    this.out = out;
    this.complain = complain;
  }

  /** Sends them, in calls of a sensible size; fails if one was refused. */
  int send(List<Request> requests) {
    while (items.size() < requests.size()) {
      List<Request> left = requests.subList(items.size(), requests.size());
      ask(left.subList(0, together(left)));
    }
    print();
    return sum().refused() == 0 ? ExitCodes.OK : ExitCodes.FAILED;
  }

  private void print() {
    CreatedTasks sum = sum();
    out.print(sum, List.of("%d created, %d refused".formatted(sum.created(), sum.refused())));
  }

  private void ask(List<Request> part) {
    CreatedTasks answer;
    try {
      answer = client.createAll(part.stream().map(Request::task).toList());
    } catch (ClientException e) {
      if (!items.isEmpty()) {
        print();
      }
      complain.accept(List.of(lost(part, e)));
      throw e;
    }
    int first = items.size();
    for (int i = 0; i < part.size(); i++) {
      Item item = answer.items().get(i);
      items.add(new Item(first + i, item.status(), item.taskUuid(), item.error()));
      out.say(line(part.get(i), item));
    }
  }

  private static int together(List<Request> left) {
    int count = 0;
    int length = 0;
    for (Request request : left) {
      length += request.length();
      if (count == PER_CALL || count > 0 && length > LENGTH_PER_CALL) {
        return count;
      }
      count++;
    }
    return count;
  }

  private static String line(Request request, Item item) {
    Refusal error = item.error();
    if (error == null) {
      return "%s: created %s".formatted(request.place(), item.taskUuid());
    }
    String existing =
        error
            .existing()
            .map(UUID::toString)
            .filter(task -> !error.message().contains(task))
            .map(task -> ": " + task)
            .orElse("");
    return "%s: refused, %s (%d): %s%s"
        .formatted(request.place(), error.code(), item.status(), error.message(), existing);
  }

  private static String lost(List<Request> part, ClientException failure) {
    String first = part.getFirst().place();
    String last = part.getLast().place();
    return failure.mayHaveHappened()
        ? "tasker: from %s to %s it is not known; after %s nothing was asked for"
            .formatted(first, last, last)
        : "tasker: from %s on nothing was created".formatted(first);
  }

  private CreatedTasks sum() {
    int refused = (int) items.stream().filter(item -> item.error() != null).count();
    return new CreatedTasks(items.size() - refused, refused, items);
  }
}
