package io.tasker.core.operations;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.model.TaskState;
import io.tasker.contract.operations.EventFeed;
import io.tasker.contract.operations.EventOperations;
import io.tasker.contract.operations.EventQuery;
import io.tasker.core.feed.Feeds;
import io.tasker.core.feed.Interest;
import io.tasker.core.store.ViewStore;
import io.tasker.core.text.Nearest;
import io.tasker.core.text.Shown;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events for API plugins. */
public final class EventService implements EventOperations {
  private final Feeds feeds;
  private final ViewStore views;

  /** Opens feeds, looks tasks up. */
  public EventService(Feeds feeds, ViewStore views) {
    this.feeds = feeds;
    this.views = views;
  }

  @Override
  public EventFeed watch(EventQuery query, Runnable tooSlow) {
    Interest interest =
        new Interest(query.task(), query.namespace(), query.name(), state(query.state()));
    if (query.task() != null && views.task(query.task()).isEmpty()) {
      throw NotFound.task(query.task());
    }
    return feeds.open(interest, query.after(), query.reach(), tooSlow);
  }

  private static @Nullable Integer state(@Nullable String name) {
    if (name == null) {
      return null;
    }
    return (int) TaskState.ofWireName(name).orElseThrow(() -> unknown(name)).code();
  }

  private static TaskerException unknown(String name) {
    List<String> allowed = Arrays.stream(TaskState.values()).map(TaskState::wireName).toList();
    String hint = Nearest.of(name, allowed).map(near -> "; did you mean " + near + "?").orElse("");
    return new TaskerException(
        ErrorCode.INVALID_REQUEST,
        "state must be one of %s, was \"%s\"%s"
            .formatted(String.join(", ", allowed), Shown.of(name), hint));
  }
}
