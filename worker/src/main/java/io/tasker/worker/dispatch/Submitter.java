package io.tasker.worker.dispatch;

import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.core.channel.BoundedChannel;
import io.tasker.core.channel.ChannelStats;
import io.tasker.core.channel.Drain;
import io.tasker.core.component.Component;
import io.tasker.core.db.Database;
import io.tasker.core.db.StoreException;
import io.tasker.core.event.Signals;
import io.tasker.core.store.StepKey;
import io.tasker.core.store.SubmitStore;
import io.tasker.core.store.SubmitStore.Submission;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * The set operation "submit": hands results in, as many at once as are waiting. While the database
 * is away it tries again and again, and the leases are kept meanwhile; handing in twice is
 * harmless.
 */
final class Submitter implements Component {
  private static final System.Logger LOG = System.getLogger(Submitter.class.getName());
  private static final Duration AFTER_FAILURE = Duration.ofMillis(250);

  private final Database database;
  private final SubmitStore store;
  private final QueueName resultQueue;
  private final Signals signals;
  private final InstantSource clock;
  private final BoundedChannel<Submission> channel;
  private final Listener listener;
  private volatile boolean running;
  private final Drain<Submission> drain;

  /** Who wants to know what became of results. */
  interface Listener {
    /**
     * A result is committed, or turned out to be too late; either way the step is no longer ours.
     */
    void settled(Submission submission, boolean taken);

    /** A result cannot be stored; the listener hands in another one, or lets the lease run out. */
    void unstorable(Submission submission, StoreException why);
  }

  Submitter(
      Database database,
      SubmitStore store,
      QueueName resultQueue,
      Signals signals,
      InstantSource clock,
      Size size,
      Listener listener) {
    this.database = database;
    this.store = store;
    this.resultQueue = resultQueue;
    this.signals = signals;
    this.clock = clock;
    this.channel = new BoundedChannel<>("submitter", size.channel());
    this.drain = new Drain<>("submitter", channel, size.set(), this::handIn);
    this.listener = listener;
  }

  /**
   * How much at once.
   *
   * @param set results per transaction at most
   * @param channel results that may wait; as many as steps can be held, so it is never full
   */
  record Size(int set, int channel) {}

  /** How its channel is doing. */
  ChannelStats stats() {
    return channel.stats();
  }

  @Override
  public String name() {
    return "submitter";
  }

  /** Hands a result in, soon. */
  void submit(Submission submission) {
    switch (channel.offer(submission)) {
      case ACCEPTED -> {}
      case FULL, CLOSED ->
          LOG.log(
              Level.WARNING,
              "a result came after the end and is left to its lease step={0}",
              submission.step());
    }
  }

  @Override
  public void start() {
    running = true;
    drain.start();
  }

  /** Hands in what is waiting, then ends. */
  @Override
  public void stop() {
    running = false;
    drain.stop();
  }

  /** Hands a set in; also the handle that tests turn. */
  void handIn(List<Submission> submissions) {
    List<Submission> sorted = new ArrayList<>(submissions);
    sorted.sort(Comparator.comparing(Submission::step));
    while (true) {
      try {
        Set<StepKey> taken =
            database.inTransaction(tx -> store.submitAndCommit(tx, sorted, clock.instant()));
        signals.sent(Set.of(resultQueue));
        sorted.forEach(one -> listener.settled(one, taken.contains(one.step())));
        return;
      } catch (StoreException e) {
        if (e.kind() == StoreException.Kind.DEFECT) {
          singleOut(sorted, e);
          return;
        }
        LOG.log(
            Level.WARNING,
            "results cannot be handed in yet count={0}: {1}",
            sorted.size(),
            e.getMessage());
        if (!running) {
          return; // stopping without a database: the leases run out and the steps are run again
        }
        LockSupport.parkNanos(AFTER_FAILURE.toNanos());
      }
    }
  }

  private void singleOut(List<Submission> submissions, StoreException why) {
    if (submissions.size() > 1) {
      submissions.forEach(one -> handIn(List.of(one)));
    } else {
      listener.unstorable(submissions.getFirst(), why);
    }
  }
}
