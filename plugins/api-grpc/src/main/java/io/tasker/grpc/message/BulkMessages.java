package io.tasker.grpc.message;

import com.tasker.v1.BulkTaskOutcome;
import com.tasker.v1.BulkTasksResponse;
import com.tasker.v1.ErrorDetail;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.operations.BulkOperations.Outcome;
import io.tasker.contract.operations.BulkOperations.Outcomes;
import io.tasker.contract.operations.BulkOperations.Wish;
import java.util.function.Function;

/** What became of many tasks. */
public final class BulkMessages {
  private BulkMessages() {}

  /** Each task that was found. */
  public static BulkTasksResponse of(
      Wish wish, Outcomes outcomes, Function<TaskerException, ErrorDetail> detail) {
    int matched = outcomes.outcomes().size();
    int failed = (int) outcomes.outcomes().stream().filter(it -> it.failure() != null).count();
    BulkTasksResponse.Builder message =
        BulkTasksResponse.newBuilder()
            .setDryRun(wish.dryRun())
            .setMatched(matched)
            .setChanged(wish.dryRun() ? 0 : matched - failed)
            .setFailed(failed);
    outcomes.outcomes().forEach(outcome -> message.addItems(item(outcome, detail)));
    Times.set(outcomes.nextCursor(), message::setNextCursor);
    return message.build();
  }

  private static BulkTaskOutcome item(
      Outcome outcome, Function<TaskerException, ErrorDetail> detail) {
    BulkTaskOutcome.Builder message =
        BulkTaskOutcome.newBuilder().setTaskUuid(outcome.task().toString());
    TaskerException failure = outcome.failure();
    if (failure != null) {
      message.setError(detail.apply(failure));
    }
    return message.build();
  }
}
