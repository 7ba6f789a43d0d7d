package io.tasker.core.writer;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.dbclient.DbClient;
import io.tasker.contract.model.StepAction;
import io.tasker.contract.model.TaskId;
import io.tasker.contract.model.TaskRequest;
import io.tasker.contract.model.TemplateName;
import io.tasker.core.actor.Reply;
import io.tasker.core.config.ApiPoolConfig;
import io.tasker.core.insight.Invariants;
import io.tasker.core.lifecycle.EngineEvent;
import io.tasker.core.lifecycle.EngineEvent.CancelAsked;
import io.tasker.core.lifecycle.EngineEvent.DeadlineDue;
import io.tasker.core.lifecycle.EngineEvent.RepairAsked;
import io.tasker.core.lifecycle.EngineEvent.ResultArrived;
import io.tasker.core.lifecycle.EventOutcome;
import io.tasker.core.lifecycle.WriterEvent.Creation;
import io.tasker.core.lifecycle.WriterEvent.Decide;
import io.tasker.core.operations.TaskReads;
import io.tasker.core.operations.TaskService;
import io.tasker.core.property.ModelTask;
import io.tasker.core.property.ModelTask.Hand;
import io.tasker.core.store.ClaimStore;
import io.tasker.core.store.ClaimStore.Claimed;
import io.tasker.core.store.ClaimStore.Token;
import io.tasker.core.store.StepKey;
import io.tasker.core.store.SubmitStore.Submission;
import io.tasker.core.store.TemplateStore.OtherContent;
import io.tasker.core.store.ViewStore;
import io.tasker.core.store.WakeupKind;
import io.tasker.core.wire.StepMessages;
import io.tasker.core.writer.PropertyWaiting.Ring;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The engine on a database of its own and the model beside it: whatever is done here is done to
 * both, and both must answer the same. Keeps a log of it for the case that they do not.
 */
final class PropertyWorld implements AutoCloseable {
  /** Far from now, so that the database's own time makes nothing overdue. */
  private static final Instant START = Instant.parse("2100-01-01T00:00:00Z");

  final Map<TaskId, ModelTask> tasks = new LinkedHashMap<>();
  private final EngineHarness engine;
  private final List<ProcessSet> writers;
  private final PropertyWaiting waiting;
  private final DbClient reads;
  private final TaskService views;
  private final List<String> log = new ArrayList<>();
  private final List<TaskId> order = new ArrayList<>();
  private int requests;

  /**
   * A new world.
   *
   * @param chance the engine's, moves waits before retries
   */
  PropertyWorld(double chance) {
    // nextDouble(-1, 1) makes this of the bits it gets
    long bits = (long) ((chance + 1) / 2 * (1L << 53)) << 11;
    engine = new EngineHarness(() -> bits);
    engine.clock.set(START);
    writers = List.of(engine.processing(), engine.processing());
    waiting = new PropertyWaiting(engine.pools.chores());
    reads = engine.pools.reads(new ApiPoolConfig(1, Duration.ofSeconds(10)));
    views =
        new TaskService(
            null,
            null,
            new TaskReads(new ViewStore(reads), null, null, engine.clock),
            engine.clock);
  }

  Instant now() {
    return engine.clock.instant();
  }

  List<String> log() {
    return log;
  }

  TemplateName register(PropertyShape shape) {
    log.add(shape.text());
    engine.register(shape.template(), OtherContent.REFUSED);
    return shape.template().name();
  }

  /** Creates tasks of these templates in one set. */
  void create(List<PropertyShape> shapes) {
    List<TaskRequest> asked =
        shapes.stream()
            .map(
                shape ->
                    engine.request(shape.template().name(), "{\"request\":" + requests++ + "}"))
            .toList();
    List<Creation> created = engine.create(asked);
    for (int i = 0; i < shapes.size(); i++) {
      TaskId task = ((Creation.Created) created.get(i)).task();
      tasks.put(task, new ModelTask(shapes.get(i).newSteps(), now()));
      order.add(task);
      log("create %s of %s", name(task), shapes.get(i).template().name().name());
    }
  }

  void advanceTo(Instant time) {
    engine.clock.set(time);
    log("it is %s", Duration.between(START, time));
  }

  /** The next time at which something must happen by itself. */
  Optional<Instant> nextDue() {
    return tasks.values().stream()
        .map(ModelTask::nextDue)
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder());
  }

  List<Claimed> claim(int max) {
    List<Claimed> claimed = new ArrayList<>(engine.claim(max));
    claimed.sort(Comparator.comparing(Claimed::step));
    for (Claimed step : claimed) {
      log("claim %s attempt %d", name(step.step()), step.attempt());
      ModelTask task = model(step.step());
      task.claim(step.step().number(), now());
      var modelled = task.steps().get(step.step().number());
      assertThat(List.of(step.token(), step.attempt(), step.maxAttempts(), step.leaseUntil()))
          .as("claim of " + name(step.step()))
          .isEqualTo(
              List.of(modelled.seq(), modelled.attempts(), modelled.maxAttempts(), modelled.due()));
    }
    return claimed;
  }

  /** A worker that dies before its claim is committed. */
  void claimAndCrash(int max) {
    log("a claim of %d is never committed", max);
    int[] runnable = engine.runnable();
    crash(
        () ->
            engine
                .sets()
                .inTransaction(
                    tx -> {
                      engine.claim(tx, max, EngineHarness.LEASE, runnable);
                      throw new Crash();
                    }));
  }

  void extend(List<Claimed> held) {
    List<Claimed> sorted = held.stream().sorted(Comparator.comparing(Claimed::step)).toList();
    List<Token> tokens = sorted.stream().map(step -> new Token(step.step(), step.token())).toList();
    Set<Token> kept =
        new HashSet<>(
            engine
                .sets()
                .inTransaction(tx -> ClaimStore.extend(tx, tokens, EngineHarness.LEASE, now())));
    for (Token token : tokens) {
      boolean keeps = model(token.step()).extend(token.step().number(), token.token(), now());
      log("heartbeat of %s: %s", name(token.step()), keeps);
      assertThat(kept.contains(token)).as("heartbeat of " + name(token.step())).isEqualTo(keeps);
    }
  }

  /** Hands results in, each step once; both must take the same ones. */
  void submit(List<Submission> results) {
    Set<StepKey> taken = engine.submit(results);
    for (Submission result : results) {
      boolean takes =
          model(result.step())
              .handIn(
                  result.step().number(),
                  result.token(),
                  result.success(),
                  result.retryable(),
                  now());
      log(
          "submit %s token %d success=%s retryable=%s: %s",
          name(result.step()), result.token(), result.success(), result.retryable(), takes);
      assertThat(taken.contains(result.step()))
          .as("result of " + name(result.step()) + " is taken")
          .isEqualTo(takes);
    }
  }

  /** Sends the message of a step, or of its result, once more. */
  void sendAgain(StepKey step, boolean result) {
    log("the message of %s comes again, result=%s", name(step), result);
    engine.send(
        result ? EngineHarness.RESULTS : EngineHarness.QUEUES.ofWorkers("test"),
        StepMessages.write(step.task(), step.task().step(step.number()), step.task().value()));
  }

  /** A writer that dies between reading and writing, at the n-th look at its clock. */
  void processAndCrash(List<EngineEvent> given, int popMax, int looks) {
    log("a set of %d events and %d results is never written", given.size(), popMax);
    int[] left = {looks};
    ProcessSet dying =
        engine.processing(
            () -> {
              if (--left[0] <= 0) {
                throw new Crash();
              }
              return now();
            });
    crash(() -> dying.run(decides(given), popMax, looks > 1));
  }

  /** One set by one of two writers; says whether it found results or guards. */
  boolean process(int writer, List<EngineEvent> given, int popMax, boolean takeGuards) {
    List<StepKey> results = popMax == 0 ? List.of() : waiting.results(popMax);
    List<Ring> rings = takeGuards ? waiting.rings(now()) : List.of();
    log(
        "writer %d: given %s results %s rings %s",
        writer,
        given.stream().map(this::show).toList(),
        results.stream().map(this::name).toList(),
        rings.stream().map(ring -> name(ring.step()) + "@" + ring.seq()).toList());
    SetOutcome outcome = writers.get(writer).run(decides(given), popMax, takeGuards);
    assertThat(outcome.popped()).as("results taken").isEqualTo(results.size());

    Set<TaskId> touched = new HashSet<>();
    Stream.of(
            given.stream().map(EngineEvent::task),
            results.stream().map(StepKey::task),
            rings.stream().map(ring -> ring.step().task()))
        .flatMap(all -> all)
        .forEach(touched::add);
    touched.forEach(task -> tasks.get(task).open());
    List<Boolean> fulfilled = wishes(given);
    results.forEach(step -> model(step).settle(step.number(), now()));
    rings.forEach(this::ring);
    touched.forEach(task -> tasks.get(task).close(now()));
    for (int i = 0; i < given.size(); i++) {
      if (given.get(i) instanceof EngineEvent.Wish) {
        assertThat(outcome.outcomes().get(i) == EventOutcome.APPLIED)
            .as(show(given.get(i)) + " is fulfilled")
            .isEqualTo(fulfilled.get(i));
      }
    }
    return outcome.popped() > 0 || outcome.guards() > 0;
  }

  /** Everything stored agrees with the model, row by row, and with all that must always hold. */
  void compare() {
    for (TaskId task : order) {
      List<String> stored = PropertyRows.stored(engine.pools.chores(), task);
      List<String> expected = PropertyRows.expected(tasks.get(task));
      assertThat(PropertyRows.differences(stored, expected)).as(name(task)).isEmpty();
      assertThat(stored).as("order of the rows of " + name(task)).isEqualTo(expected);
      compareStatus(task);
    }
    assertThat(
            new Invariants(
                    engine.pools.chores(),
                    engine.queues,
                    EngineHarness.RESULTS,
                    EngineHarness.QUEUES::ofWorkers)
                .check())
        .isEmpty();
    assertThat(engine.count("tasker.dead_messages")).as("dead messages").isZero();
  }

  /** What a client is told a task is up to. */
  void compareStatus(TaskId task) {
    assertThat(views.get(task).executionStatus())
        .as("status of " + name(task))
        .isEqualTo(tasks.get(task).status(now()));
  }

  ModelTask model(StepKey step) {
    return tasks.get(step.task());
  }

  /** In the order of creation. */
  List<TaskId> tasks() {
    return order;
  }

  @Override
  public void close() {
    reads.close();
    engine.close();
  }

  /** The wish to end a task comes before all others of its set. */
  private List<Boolean> wishes(List<EngineEvent> given) {
    Boolean[] fulfilled = new Boolean[given.size()];
    for (int i = 0; i < fulfilled.length; i++) {
      if (given.get(i) instanceof CancelAsked(var task, _, _)) {
        fulfilled[i] = tasks.get(task).cancel(now());
      }
    }
    for (int i = 0; i < fulfilled.length; i++) {
      if (fulfilled[i] == null) {
        fulfilled[i] = apply(given.get(i));
      }
    }
    return List.of(fulfilled);
  }

  private boolean apply(EngineEvent event) {
    return switch (event) {
      case RepairAsked(var step, var action, _) ->
          model(step).act(step.number(), hand(action), now());
      case ResultArrived(var step) -> model(step).settle(step.number(), now());
      case DeadlineDue(var kind, var step, var seq) -> {
        ring(new Ring(kind == WakeupKind.LEASE, step, seq));
        yield false;
      }
      case CancelAsked _,
          EngineEvent.MessageLost _,
          EngineEvent.EvaluationAsked _,
          EngineEvent.GivenUp _ ->
          false;
    };
  }

  private void ring(Ring ring) {
    model(ring.step()).ring(ring.step().number(), ring.seq(), ring.lease(), now());
  }

  private static Hand hand(StepAction action) {
    return switch (action) {
      case StepAction.ResetForRetry _ -> Hand.RESET;
      case StepAction.ResolveManually _ -> Hand.RESOLVE;
      case StepAction.CompleteManually _ -> Hand.COMPLETE;
    };
  }

  private static List<Decide> decides(List<EngineEvent> given) {
    return given.stream().map(event -> new Decide(event, Reply.to("test"))).toList();
  }

  private static void crash(Runnable work) {
    try {
      work.run();
    } catch (Crash expected) {
      // everything is as it was
    }
  }

  private static final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private void log(String format, Object... values) {
    log.add(format.formatted(values));
  }

  private String show(EngineEvent event) {
    return switch (event) {
      case RepairAsked(var step, var action, _) -> hand(action) + " " + name(step);
      case CancelAsked(var task, _, _) -> "CANCEL " + name(task);
      case ResultArrived(var step) -> "result? " + name(step);
      case DeadlineDue(var kind, var step, var seq) ->
          "%s? %s@%d".formatted(kind == WakeupKind.LEASE ? "lease" : "retry", name(step), seq);
      case EngineEvent.MessageLost(var step, var seq) -> "lost? " + name(step) + "@" + seq;
      case EngineEvent.EvaluationAsked(var task) -> "look? " + name(task);
      case EngineEvent.GivenUp(var task, _, _) -> "given up? " + name(task);
    };
  }

  private String name(StepKey step) {
    return name(step.task()) + "." + step.number();
  }

  private String name(TaskId task) {
    return "t" + order.indexOf(task);
  }
}
