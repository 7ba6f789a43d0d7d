package io.tasker.core.writer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.contract.model.StepState;
import io.tasker.contract.model.TaskId;
import io.tasker.core.lifecycle.EngineEvent;
import io.tasker.core.lifecycle.EngineEvent.DeadlineDue;
import io.tasker.core.lifecycle.EngineEvent.ResultArrived;
import io.tasker.core.queue.Popped;
import io.tasker.core.store.ProcessStore;
import io.tasker.core.store.StepKey;
import io.tasker.core.store.StepSnapshot;
import io.tasker.core.store.WriteSet;
import io.tasker.core.wire.BadMessageException;
import io.tasker.core.wire.StepMessages;
import io.tasker.core.writer.SetEvents.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Runs tasks through the real decisions with everything that goes wrong: messages in any order and
 * twice, workers that fail or vanish, guards that fire early, twice and for versions long gone.
 */
final class Storm {
  private static final Duration LEASE = Duration.ofSeconds(30);

  private final SplittableRandom random;
  private final Trouble trouble;
  private final MemoryTables tables = new MemoryTables();
  private final Rooms rooms;
  private final List<StepKey> toRun = new ArrayList<>();
  private final List<Running> running = new ArrayList<>();
  private final List<EngineEvent> lateEvents = new ArrayList<>();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private long messageIds;

  /**
   * How often things go wrong, each 0 to 1.
   *
   * @param failing attempts that fail and may be tried again
   * @param hopeless attempts that fail for good
   * @param vanishing attempts that are never answered
   * @param doubled messages and events that come twice
   */
  record Trouble(double failing, double hopeless, double vanishing, double doubled) {}

  private record Running(StepKey step, int token) {}

  Storm(long seed, Trouble trouble) {
    this.random = new SplittableRandom(seed);
    this.trouble = trouble;
    this.rooms = TestRooms.with(random.split());
  }

  MemoryTables tables() {
    return tables;
  }

  void create(TaskId task, int[][] parents, int maxAttempts) {
    toRun.addAll(tables.create(task, parents, maxAttempts));
  }

  /** Runs until nothing is left to do; fails if that takes suspiciously long. */
  void run() {
    for (int turns = 0; !isQuiet(); turns++) {
      assertThat(turns).as("turns; still open: %s", tables.tasks.values()).isLessThan(200_000);
      switch (random.nextInt(4)) {
        case 0 -> claim();
        case 1 -> answer();
        case 2 -> process();
        case 3 -> {
          if (toRun.isEmpty() && running.isEmpty() && tables.results.isEmpty()) {
            now = now.plus(LEASE);
          }
        }
        default -> throw new IllegalStateException("four kinds of turns");
      }
    }
  }

  private boolean isQuiet() {
    return toRun.isEmpty()
        && running.isEmpty()
        && tables.results.isEmpty()
        && tables.guards.isEmpty();
  }

  private void claim() {
    if (toRun.isEmpty()) {
      return;
    }
    StepKey step = toRun.remove(random.nextInt(toRun.size()));
    if (tables.claim(step, now.plus(LEASE))) {
      running.add(new Running(step, tables.step(step).seq()));
    }
  }

  private void answer() {
    if (running.isEmpty()) {
      return;
    }
    Running attempt = running.remove(random.nextInt(running.size()));
    if (chance(trouble.vanishing())) {
      return; // its lease runs out
    }
    boolean hopeless = chance(trouble.hopeless());
    boolean success = !hopeless && !chance(trouble.failing());
    tables.submit(attempt.step(), attempt.token(), success, success || !hopeless);
    if (chance(trouble.doubled())) {
      running.add(attempt); // answers again: its lease is gone by then
      tables.results.add(attempt.step());
    }
  }

  private void process() {
    SetEvents events = new SetEvents();
    takeResults(events);
    takeGuards(events);
    takeLateEvents(events);
    if (events.isEmpty()) {
      return;
    }
    WriteSet rows = new WriteSet();
    int before = tables.queue.size();
    ProcessStore.Snapshot snapshot = tables.read(events);
    DecidedSet.decide(rooms, events, snapshot, now, rows);
    assertThat(rows.deadMessageCount()).as("parked messages").isZero();
    tables.write(rows);
    tables.queue.subList(before, tables.queue.size()).forEach(sent -> receive(sent.body()));
  }

  private void takeResults(SetEvents events) {
    Collections.shuffle(tables.results, new java.util.Random(random.nextLong()));
    for (int left = random.nextInt(1, 12); left > 0 && !tables.results.isEmpty(); left--) {
      StepKey step = tables.results.removeLast();
      add(events, new ResultArrived(step), true);
    }
  }

  private void takeGuards(SetEvents events) {
    List<WriteSet.Guard> due =
        tables.guards.stream()
            .filter(guard -> !guard.dueAt().isAfter(now) || chance(trouble.doubled() / 10))
            .toList();
    tables.guards.removeAll(due);
    due.forEach(
        guard -> add(events, new DeadlineDue(guard.kind(), guard.step(), guard.seq()), false));
  }

  private void takeLateEvents(SetEvents events) {
    if (!lateEvents.isEmpty() && chance(0.5)) {
      add(events, lateEvents.remove(random.nextInt(lateEvents.size())), false);
    }
  }

  private void add(SetEvents events, EngineEvent event, boolean popped) {
    events.add(event, origin(popped));
    if (chance(trouble.doubled())) {
      events.add(event, origin(popped));
    }
    if (chance(trouble.doubled() / 2)) {
      lateEvents.add(event);
    }
  }

  private Origin origin(boolean popped) {
    return popped
        ? new Origin.FromQueue(new Popped(TestQueues.RESULTS, ++messageIds, "{}"))
        : new Origin.FromGuard();
  }

  private void receive(String body) {
    try {
      var message = StepMessages.read(body);
      StepKey step = new StepKey(message.task(), message.step().number());
      toRun.add(step);
      if (chance(trouble.doubled())) {
        toRun.add(step);
      }
    } catch (BadMessageException e) {
      throw new AssertionError("a message that we sent", e);
    }
  }

  private boolean chance(double share) {
    return random.nextDouble() < share;
  }

  /** Steps that stand where nothing will wake them. */
  List<StepSnapshot> forgotten() {
    return tables.steps.values().stream()
        .filter(
            step ->
                step.state().isActive()
                    || step.state() == StepState.WAITING_FOR_RETRY
                    || (step.state() == StepState.PENDING && step.remaining() == 0))
        .toList();
  }
}
