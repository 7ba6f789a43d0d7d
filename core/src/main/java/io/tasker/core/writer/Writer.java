package io.tasker.core.writer;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.core.channel.BoundedChannel;
import io.tasker.core.channel.Drain;
import io.tasker.core.channel.Offer;
import io.tasker.core.component.Component;
import io.tasker.core.db.StoreException;
import io.tasker.core.lifecycle.WriterEvent;
import io.tasker.core.lifecycle.WriterEvent.Create;
import io.tasker.core.lifecycle.WriterEvent.Decide;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Takes what is waiting, makes one transaction of it, and answers after the commit. With one event
 * waiting the set has one element; under load sets grow by themselves. No timers.
 */
final class Writer implements Component {
  private static final System.Logger LOG = System.getLogger(Writer.class.getName());

  private final String name;
  private final BoundedChannel<WriterEvent> channel;
  private final CreateSet creating;
  private final ProcessSet processing;
  private final int setSize;
  private final WriterEffects effects;
  private final List<QueueWork> queues;
  private final SetFailures failures;
  private final Suspicion suspicion = new Suspicion();
  private final AtomicBoolean lookForResults = new AtomicBoolean();
  private final AtomicBoolean lookForDeadlines = new AtomicBoolean();
  private final Drain<WriterEvent> drain;

  /** The set operations of one writer. */
  record Sets(CreateSet creating, ProcessSet processing, EntrySet entering, ProcessSet finalizing) {
    List<QueueWork> queues(Writer writer, WriterPool.EntrySizes sizes, WriterEffects effects) {
      return List.of(
          new QueueWork(
              writer.name,
              new WriterEvent.RequestsWaiting(),
              sizes.requests(),
              new EntryWork(writer, entering, effects)),
          new QueueWork(
              writer.name,
              new WriterEvent.FinalizationsWaiting(),
              sizes.finalizations(),
              new FinalizationWork(writer, finalizing, effects)));
    }
  }

  Writer(
      String name,
      int capacity,
      Sets sets,
      int setSize,
      WriterPool.EntrySizes entrySizes,
      WriterEffects effects) {
    this.name = name;
    this.failures = new SetFailures(name);
    this.channel = new BoundedChannel<>(name, capacity);
    this.drain = new Drain<>(name, channel, setSize, this::handle);
    this.creating = sets.creating();
    this.processing = sets.processing();
    this.setSize = setSize;
    this.effects = effects;
    this.queues = sets.queues(this, entrySizes, effects);
  }

  @Override
  public String name() {
    return name;
  }

  BoundedChannel<WriterEvent> channel() {
    return channel;
  }

  /** Offers an event. A look that is already asked for is not asked for again. */
  Offer offer(WriterEvent event) {
    return switch (event) {
      case WriterEvent.ResultsWaiting _ -> offerOnce(event, lookForResults);
      case WriterEvent.DeadlinesDue _ -> offerOnce(event, lookForDeadlines);
      case WriterEvent.RequestsWaiting _, WriterEvent.FinalizationsWaiting _ ->
          offerOnce(event, queue(event).asked());
      case Create _, Decide _ -> channel.offer(event);
    };
  }

  private QueueWork queue(WriterEvent look) {
    return queues.stream().filter(queue -> queue.look().equals(look)).findFirst().orElseThrow();
  }

  private Offer offerOnce(WriterEvent event, AtomicBoolean asked) {
    if (!asked.compareAndSet(false, true)) {
      return Offer.ACCEPTED;
    }
    Offer offer = channel.offer(event);
    if (offer != Offer.ACCEPTED) {
      asked.set(false);
    }
    return offer;
  }

  @Override
  public void start() {
    drain.start();
  }

  /** Takes nothing new, finishes what was taken, ends. */
  @Override
  public void stop() {
    drain.stop();
  }

  /** One set of each kind; also the handle that tests turn. */
  void handle(List<WriterEvent> events) {
    List<Create> creates =
        events.stream().filter(Create.class::isInstance).map(Create.class::cast).toList();
    List<Decide> given =
        events.stream().filter(Decide.class::isInstance).map(Decide.class::cast).toList();
    boolean results = events.stream().anyMatch(WriterEvent.ResultsWaiting.class::isInstance);
    boolean deadlines = events.stream().anyMatch(WriterEvent.DeadlinesDue.class::isInstance);
    long now = System.nanoTime();
    creates.forEach(create -> create.reply().begin(now));
    given.forEach(decide -> decide.reply().begin(now));
    if (!creates.isEmpty()) {
      create(creates);
    }
    boolean away =
        (!given.isEmpty() || results || deadlines) && !process(given, results, deadlines);
    for (QueueWork queue : queues) {
      if (events.contains(queue.look()) && (away ? queue.postpone() : queue.turn())) {
        offer(queue.look());
      }
    }
  }

  private void create(List<Create> requests) {
    long first = System.nanoTime();
    for (int tries = 1; ; tries++) {
      try {
        long begun = System.nanoTime();
        CreateSet.Outcome outcome = creating.run(requests);
        long nanos = System.nanoTime() - begun;
        effects.created(requests, outcome);
        effects.measured(this, requests, outcome, nanos);
        return;
      } catch (StoreException e) {
        if (e.kind() == StoreException.Kind.DEFECT && requests.size() > 1) {
          requests.forEach(request -> create(List.of(request))); // one of them is the culprit
          return;
        }
        if (e.kind() == StoreException.Kind.DEFECT || !failures.mayTryAgain(tries, first, e)) {
          TaskerException failure = failure(e);
          requests.forEach(request -> request.reply().fail(failure));
          return;
        }
      }
    }
  }

  /** Says whether the database answered. */
  private boolean process(List<Decide> given, boolean results, boolean deadlines) {
    // Asked again from here on: what arrives during the set asks anew.
    if (results) {
      lookForResults.set(false);
    }
    if (deadlines) {
      lookForDeadlines.set(false);
    }
    long first = System.nanoTime();
    for (int tries = 1; ; tries++) {
      int max = results ? suspicion.limit(Math.max(1, setSize - given.size())) : 0;
      try {
        long begun = System.nanoTime();
        SetOutcome outcome = processing.run(given, max, deadlines);
        long nanos = System.nanoTime() - begun;
        suspicion.passed(max, outcome.popped());
        failures.looked();
        effects.processed(given, outcome);
        effects.measured(this, given.size(), outcome, nanos);
        lookAgain(outcome, max);
        return true;
      } catch (StoreException e) {
        if (e.kind() == StoreException.Kind.DEFECT) {
          defect(given, e);
          return true;
        }
        if (given.isEmpty() && e.kind() == StoreException.Kind.TRANSIENT) {
          if (failures.mayLookAgain(e)) {
            ask(results, deadlines);
          }
          return false;
        }
        if (!failures.mayTryAgain(tries, first, e)) {
          given.forEach(event -> event.reply().fail(failure(e)));
          ask(results && !given.isEmpty(), deadlines && !given.isEmpty());
          return false;
        }
      }
    }
  }

  private void defect(List<Decide> given, StoreException e) {
    LOG.log(Level.ERROR, "a set failed writer=" + name + " given=" + given.size(), e);
    if (given.isEmpty()) {
      failures.suspect(suspicion, this::buryNext, e);
    } else {
      given.forEach(event -> event.reply().fail(failure(e)));
    }
    offer(new WriterEvent.ResultsWaiting());
  }

  private void ask(boolean results, boolean deadlines) {
    if (results) {
      offer(new WriterEvent.ResultsWaiting());
    }
    if (deadlines) {
      offer(new WriterEvent.DeadlinesDue());
    }
  }

  private void buryNext(String reason) {
    long begun = System.nanoTime();
    SetOutcome outcome = processing.buryNext(reason);
    effects.measured(this, 0, outcome, System.nanoTime() - begun);
  }

  private void lookAgain(SetOutcome outcome, int max) {
    if (outcome.popped() > 0) {
      effects.found(this, new WriterEvent.ResultsWaiting(), outcome.popped() >= max);
    }
    // One result alone is an idle system: the next one will say so itself. Several are a busy one.
    if (outcome.popped() > 1 || outcome.popped() >= max && max > 0) {
      offer(new WriterEvent.ResultsWaiting());
    }
    if (outcome.guards() > 0) {
      offer(new WriterEvent.DeadlinesDue());
    }
  }

  private static TaskerException failure(StoreException e) {
    return switch (e.kind()) {
      case TRANSIENT, CONFLICT ->
          new TaskerException(
              ErrorCode.DATABASE_UNAVAILABLE, "the database is not available; try again", e);
      case DEFECT -> new TaskerException(ErrorCode.INTERNAL, "the set could not be written", e);
    };
  }
}
