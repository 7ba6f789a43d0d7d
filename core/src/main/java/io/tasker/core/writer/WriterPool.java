package io.tasker.core.writer;

import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.core.channel.ChannelStats;
import io.tasker.core.channel.Offer;
import io.tasker.core.component.Component;
import io.tasker.core.db.Database;
import io.tasker.core.event.Signals;
import io.tasker.core.lifecycle.EventSink;
import io.tasker.core.lifecycle.WriterEvent;
import io.tasker.core.lifecycle.WriterEvent.Create;
import io.tasker.core.lifecycle.WriterEvent.Decide;
import io.tasker.core.lifecycle.initialization.TaskInitialization;
import io.tasker.core.queue.Inbox;
import io.tasker.core.routing.QueueNames;
import io.tasker.core.store.CreateStore;
import io.tasker.core.store.ProcessStore;
import io.tasker.core.telemetry.Counters;
import io.tasker.core.telemetry.Tracing;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The writers of a process. A task's id picks its writer where the task is known; popped messages
 * belong to the writer that popped them, and the task's lock orders the rest.
 */
public final class WriterPool implements EventSink, Component, WriterEffects {
  private final List<Writer> writers;
  private final Signals signals;
  private final SetMeters meters;
  private final Listener listener;
  private final AtomicInteger turn = new AtomicInteger();

  /**
   * How many writers, and how large a set.
   *
   * @param writers at least 1
   * @param setSize events per set at most, 1 to 1,000
   * @param capacity events that may wait per writer
   */
  public record Size(int writers, int setSize, int capacity) {}

  /**
   * How large a set of the entry queues is.
   *
   * @param requests per set at most, from 1
   * @param finalizations per set at most, from 1
   */
  public record EntrySizes(int requests, int finalizations) {}

  /** What writers need for the entry queues. */
  public record Entries(
      TaskInitialization initialization,
      Supplier<Inbox> requestReaders,
      Supplier<Inbox> finalizationReaders,
      EntrySizes sizes) {}

  /** What writers work with. */
  public record Tools(
      Database database,
      CreateStore createStore,
      ProcessStore processStore,
      QueueNames queueNames,
      Supplier<Inbox> resultReaders,
      Entries entries,
      Rooms rooms,
      InstantSource clock,
      Tracing tracing) {}

  /** Who wants to know what writers come across. */
  public interface Listener {
    /**
     * Messages were found in a queue.
     *
     * @param look what asked a writer to look there
     */
    void found(WriterEvent look);

    /** A deadline was set. */
    void deadlineSet(Instant due);
  }

  /** Not started yet. */
  public WriterPool(Size size, Tools tools, Signals signals, Counters counters, Listener listener) {
    this.signals = signals;
    this.meters = new SetMeters(counters);
    this.listener = listener;
    List<Writer> made = new ArrayList<>();
    for (int i = 0; i < size.writers(); i++) {
      made.add(
          new Writer(
              "writer-" + i,
              size.capacity(),
              sets(tools),
              size.setSize(),
              tools.entries().sizes(),
              this));
    }
    this.writers = List.copyOf(made);
  }

  private static Writer.Sets sets(Tools tools) {
    CreateSet creating =
        new CreateSet(tools.database(), tools.createStore(), tools.queueNames(), tools.clock());
    return new Writer.Sets(
        creating,
        new ProcessSet(
            tools.database(),
            tools.processStore(),
            tools.resultReaders().get(),
            Reading::ofResult,
            tools.rooms(),
            tools.clock(),
            tools.tracing()),
        new EntrySet(
            tools.database(),
            tools.entries().requestReaders().get(),
            tools.entries().initialization(),
            creating,
            tools.clock(),
            tools.tracing()),
        new ProcessSet(
            tools.database(),
            tools.processStore(),
            tools.entries().finalizationReaders().get(),
            Reading::ofFinalization,
            tools.rooms(),
            tools.clock(),
            tools.tracing()));
  }

  @Override
  public String name() {
    return "writers";
  }

  @Override
  public void start() {
    writers.forEach(Writer::start);
  }

  @Override
  public void stop() {
    writers.forEach(writer -> writer.channel().close());
    writers.forEach(Writer::stop);
  }

  @Override
  public Offer offer(WriterEvent event) {
    return switch (event) {
      case Create(var plan, _) -> writer(plan.task().value().hashCode()).offer(event);
      case Decide(var engineEvent, _) -> writer(engineEvent.task().value().hashCode()).offer(event);
      case WriterEvent.ResultsWaiting _,
          WriterEvent.DeadlinesDue _,
          WriterEvent.RequestsWaiting _,
          WriterEvent.FinalizationsWaiting _ ->
          writer(turn.getAndIncrement()).offer(event);
    };
  }

  /** How the writers' channels are doing. */
  public List<ChannelStats> stats() {
    return writers.stream().map(writer -> writer.channel().stats()).toList();
  }

  @Override
  public void created(List<Create> requests, CreateSet.Outcome outcome) {
    signals.sent(outcome.queues());
    for (int i = 0; i < requests.size(); i++) {
      requests.get(i).reply().complete(outcome.creations().get(i));
    }
  }

  @Override
  public void processed(List<Decide> given, SetOutcome outcome) {
    signals.sent(outcome.queues());
    for (int i = 0; i < given.size(); i++) {
      given.get(i).reply().complete(outcome.outcomes().get(i));
    }
    outcome.deadlines().forEach(listener::deadlineSet);
  }

  @Override
  public void entered(QueueName queue, EntrySet.Outcome outcome) {
    signals.sent(outcome.queues());
    EntryLog.log(queue, outcome);
  }

  @Override
  public void found(Writer finder, WriterEvent look, boolean more) {
    listener.found(look);
    if (more) {
      writers.stream().filter(writer -> writer != finder).forEach(writer -> writer.offer(look));
    }
  }

  @Override
  public void measured(Writer writer, List<Create> requests, CreateSet.Outcome set, long nanos) {
    meters.created(writer.name(), requests, set, nanos);
  }

  @Override
  public void measured(Writer writer, int given, SetOutcome set, long nanos) {
    meters.processed(writer.name(), given, set, nanos);
  }

  @Override
  public void measured(Writer writer, QueueName queue, EntrySet.Outcome set, long nanos) {
    meters.entered(writer.name(), queue, set, nanos);
  }

  private Writer writer(int key) {
    return writers.get(Math.floorMod(key, writers.size()));
  }
}
