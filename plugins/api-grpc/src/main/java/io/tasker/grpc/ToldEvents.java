package io.tasker.grpc;

import com.tasker.v1.TaskEvent;
import io.tasker.contract.operations.EventFeed.Next;
import io.tasker.grpc.message.EventMessages;
import java.time.Duration;

/** Tells each event, and where a watcher goes on if there was none for a while. For one thread. */
final class ToldEvents implements EventStreams.Teller<TaskEvent> {
  /** How long a watcher may be left without a word. */
  static final Duration QUIET = Duration.ofSeconds(10);

  // A watcher knows its place before anything happens.
  private long toldAt = System.nanoTime() - QUIET.toNanos();

  @Override
  public boolean tell(Next.Events next, Watcher<TaskEvent> watcher) {
    if (!next.events().isEmpty()) {
      next.events().forEach(event -> watcher.send(EventMessages.of(event)));
      toldAt = System.nanoTime();
    } else if (System.nanoTime() - toldAt >= QUIET.toNanos()) {
      watcher.send(EventMessages.place(next.position()));
      toldAt = System.nanoTime();
    }
    return false;
  }
}
