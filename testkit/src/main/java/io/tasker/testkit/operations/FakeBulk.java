package io.tasker.testkit.operations;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.model.TaskRequest;
import io.tasker.contract.operations.BulkOperations;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Remembers what was asked for many tasks; refuses a template that is called missing. */
public final class FakeBulk implements BulkOperations {
  public final List<TaskRequest> created = new CopyOnWriteArrayList<>();
  public final List<Wish> wishes = new CopyOnWriteArrayList<>();

  public volatile Function<TaskRequest, Creation> onCreate = FakeBulk::creation;

  @Override
  public List<Creation> create(List<TaskRequest> requests) {
    created.addAll(requests);
    return requests.stream().map(onCreate).toList();
  }

  private static Creation creation(TaskRequest request) {
    return request.template().name().equals("missing")
        ? new Creation.Refused(new TaskerException(ErrorCode.TEMPLATE_NOT_FOUND, "no such"))
        : new Creation.Created(Samples.TASK);
  }

  @Override
  public Outcomes cancel(Wish wish) {
    wishes.add(wish);
    return new Outcomes(
        List.of(
            new Outcome(Samples.ID, null),
            new Outcome(Samples.ID, new TaskerException(ErrorCode.TASK_OVER, "over"))),
        "more");
  }

  @Override
  public Outcomes retry(Wish wish) {
    wishes.add(wish);
    return new Outcomes(List.of(), null);
  }
}
