package io.tasker.core.store;

import io.tasker.contract.model.TaskId;
import io.tasker.contract.model.TemplateName;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A transition that is stored.
 *
 * @param xid number of the transaction that wrote it
 * @param place where it stands among those of a window of transactions
 * @param from code of the state before
 * @param to code of the state after
 * @param cause code of why
 * @param template what the task is an instance of
 * @param correlationId of the task
 * @param stepName name of the step; null if it is the task's own
 */
public record EventRow(
    long xid,
    Place place,
    int from,
    int to,
    int cause,
    TemplateName template,
    UUID correlationId,
    @Nullable String stepName) {
  /**
   * What a transition is found by, in the order of a window: by time, then by task; of one time the
   * steps come before their task, and what one of them did first comes first.
   *
   * @param at when
   * @param task whose
   * @param step number of the step; {@link #TASK} for the task's own
   * @param seq number of the transition
   */
  public record Place(Instant at, TaskId task, int step, int seq) implements Comparable<Place> {
    /** In place of a step's number: the task itself. */
    public static final int TASK = -1;

    private static final Comparator<Place> ORDER =
        Comparator.comparing(Place::at)
            .thenComparing(place -> place.task().value())
            .thenComparing((a, b) -> Integer.compareUnsigned(a.step(), b.step()))
            .thenComparingInt(Place::seq);

    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }

    /** Whether it is the task's own. */
    public boolean isTask() {
      return step == TASK;
    }
  }
}
