package io.tasker.rest;

import io.tasker.contract.model.TaskRequest;
import io.tasker.contract.operations.BulkOperations;
import io.tasker.contract.operations.BulkOperations.Creation;
import io.tasker.contract.operations.BulkOperations.Outcomes;
import io.tasker.contract.operations.BulkOperations.Wish;
import io.tasker.rest.json.BulkJson;
import io.tasker.rest.read.BulkReader;
import io.tasker.rest.read.BulkReader.Item;
import io.tasker.rest.route.Call;
import io.tasker.rest.route.Reply;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;

/** Many tasks at once. */
final class BulkEndpoints {
  private static final int OK = 200;
  private final BulkOperations bulk;

  BulkEndpoints(BulkOperations bulk) {
    this.bulk = bulk;
  }

  /** Creates what can be created; each item gets its own status. */
  Reply create(Call call) {
    List<Item> items = BulkReader.requests(call.body());
    List<TaskRequest> readable =
        items.stream().map(Item::request).filter(Objects::nonNull).toList();
    Deque<Creation> created = new ArrayDeque<>(bulk.create(readable));
    List<BulkJson.Created> outcomes = new ArrayList<>();
    for (Item item : items) {
      outcomes.add(outcome(item, created, call));
    }
    return Reply.json(OK, BulkJson.ofCreated(outcomes));
  }

  private static BulkJson.Created outcome(Item item, Deque<Creation> created, Call call) {
    if (item.problem() != null) {
      Reply failed = Failures.reply(item.problem(), call.requestId());
      return new BulkJson.Created(failed.status(), null, failed.body());
    }
    return switch (created.remove()) {
      case Creation.Created(var task) -> new BulkJson.Created(OK, task.task(), null);
      case Creation.Refused(var why) -> {
        Reply failed = Failures.reply(call.caller().mayHear(why), call.requestId());
        yield new BulkJson.Created(failed.status(), null, failed.body());
      }
    };
  }

  Reply cancel(Call call) {
    Wish wish = BulkReader.wish(call.body());
    return reply(wish, bulk.cancel(wish), call.requestId());
  }

  Reply retry(Call call) {
    Wish wish = BulkReader.wish(call.body());
    return reply(wish, bulk.retry(wish), call.requestId());
  }

  private static Reply reply(Wish wish, Outcomes outcomes, String requestId) {
    return Reply.json(
        OK, BulkJson.of(wish, outcomes, failure -> Failures.reply(failure, requestId).body()));
  }
}
