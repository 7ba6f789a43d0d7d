package io.tasker.bench.chaos;

import io.tasker.bench.BenchException;
import io.tasker.bench.chaos.Fault.Kind;
import io.tasker.examples.demo.Patience;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets faults happen. One target recovers while the next is struck already, so that a server may be
 * down together with the database; the same target is struck again only when it is back.
 */
final class Trouble implements AutoCloseable {
  private static final Duration PROGRESS = Duration.ofSeconds(30);
  private static final String DATABASE = "database";
  private static final String BROKER = "broker";
  private static final String COMPLETED =
      "SELECT count(*) FROM tasker.step_transitions WHERE to_state = 6";

  private final Stage stage;
  private final Tally tally;
  private final Consumer<String> say;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, Future<?>> recovering = new HashMap<>();

  Trouble(Stage stage, Tally tally, Consumer<String> say) {
    this.stage = stage;
    this.tally = tally;
    this.say = say;
  }

  /** Waits until what a fault aims at is well. */
  void aim(Fault fault) {
    aims(fault).forEach(name -> await(recovering.get(name)));
  }

  /** Waits as the fault says, then strikes; returns before the recovery. */
  void strike(Fault fault) {
    rest(fault.after());
    Member member = target(fault);
    String again = fault.again() == null ? "" : ", twice";
    say.accept(fault.kind().words() + ": " + name(fault, member) + again);
    Future<?> recovery = threads.submit(() -> happen(fault, member));
    aims(fault).forEach(name -> recovering.put(name, recovery));
  }

  /** Waits until all has recovered; fails if something ended by itself. */
  void settle() {
    recovering.values().forEach(Trouble::await);
    stage.members().forEach(Member::requireRunning);
    stage.members().forEach(Member::awaitReady);
  }

  private void happen(Fault fault, @Nullable Member member) {
    tally.strike(fault.kind());
    if (member == null) {
      apart(fault);
    } else if (fault.kind() == Kind.KILL_UNPUBLISHED) {
      killUnpublished(fault, member);
    } else if (fault.kind().kills()) {
      kill(fault, member);
    } else {
      member.pause();
      rest(fault.lasting());
      member.resume();
      timed(fault.kind(), member::awaitReady);
    }
  }

  private void kill(Fault fault, Member member) {
    member.kill();
    timed(
        fault.kind(),
        () -> {
          rest(fault.lasting());
          member.start();
          if (fault.again() != null) {
            rest(fault.again());
            tally.strike(fault.kind());
            member.kill();
            member.start();
          }
          member.awaitReady();
        });
  }

  /** What it commits after the broker fell silent can only be published by somebody else. */
  private void killUnpublished(Fault fault, Member server) {
    stage.broker().freeze();
    try {
      rest(fault.lasting());
      server.kill();
    } finally {
      stage.broker().thaw();
    }
    timed(
        fault.kind(),
        () -> {
          server.start();
          server.awaitReady();
        });
  }

  /** Recovered is when a step completes again; when none is there to complete, nothing is said. */
  private void apart(Fault fault) {
    switch (fault.kind()) {
      case CUT_CONNECTIONS -> stage.database().cutConnections();
      case RESTART_DATABASE -> {
        stage.database().crash();
        rest(fault.lasting());
        stage.database().start();
      }
      case STOP_BROKER -> {
        stage.broker().stop();
        rest(fault.lasting());
        stage.broker().start();
      }
      case KILL_BROKER -> {
        stage.broker().kill();
        rest(fault.lasting());
        stage.broker().start();
      }
      case CLOSE_CLIENTS -> stage.broker().closeClients();
      case BLOCK_PUBLISHERS -> {
        stage.broker().block();
        rest(fault.lasting());
        stage.broker().unblock();
      }
      case DELETE_QUEUE -> stage.broker().delete(ChaosBroker.queue(fault.target()));
      case KILL_SERVER, KILL_WORKER, PAUSE_SERVER, PAUSE_WORKER, KILL_UNPUBLISHED ->
          throw new IllegalArgumentException(fault + " is aimed at a process");
    }
    long before = completed();
    long began = System.nanoTime();
    if (Patience.until(PROGRESS, () -> completed() > before)) {
      tally.recovered(fault.kind(), (System.nanoTime() - began) / 1_000_000);
    }
  }

  // The database may be down for another fault at the same time.
  private long completed() {
    long[] found = {0};
    if (!Patience.until(
        PROGRESS,
        () -> {
          try {
            found[0] = stage.database().number(COMPLETED);
            return true;
          } catch (BenchException _) {
            return false;
          }
        })) {
      throw new BenchException("the database does not come back");
    }
    return found[0];
  }

  private void timed(Kind kind, Runnable recovery) {
    long began = System.nanoTime();
    recovery.run();
    tally.recovered(kind, (System.nanoTime() - began) / 1_000_000);
  }

  private @Nullable Member target(Fault fault) {
    return switch (fault.kind()) {
      case KILL_SERVER, PAUSE_SERVER, KILL_UNPUBLISHED -> stage.servers().get(fault.target());
      case KILL_WORKER, PAUSE_WORKER -> stage.workers().get(fault.target());
      case CUT_CONNECTIONS,
          RESTART_DATABASE,
          STOP_BROKER,
          KILL_BROKER,
          CLOSE_CLIENTS,
          BLOCK_PUBLISHERS,
          DELETE_QUEUE ->
          null;
    };
  }

  /** Names of all that must be well before a fault may strike. */
  private List<String> aims(Fault fault) {
    Member member = target(fault);
    return switch (fault.kind()) {
      case KILL_SERVER, KILL_WORKER, PAUSE_SERVER, PAUSE_WORKER -> List.of(name(fault, member));
      case KILL_UNPUBLISHED -> List.of(name(fault, member), BROKER);
      case CUT_CONNECTIONS, RESTART_DATABASE -> List.of(DATABASE);
      case STOP_BROKER, KILL_BROKER, CLOSE_CLIENTS, BLOCK_PUBLISHERS, DELETE_QUEUE ->
          List.of(BROKER);
    };
  }

  /** What is struck, for people. */
  private static String name(Fault fault, @Nullable Member member) {
    return switch (fault.kind()) {
      case DELETE_QUEUE -> ChaosBroker.queue(fault.target());
      case STOP_BROKER, KILL_BROKER, CLOSE_CLIENTS, BLOCK_PUBLISHERS -> BROKER;
      case CUT_CONNECTIONS, RESTART_DATABASE -> DATABASE;
      case KILL_SERVER, KILL_WORKER, PAUSE_SERVER, PAUSE_WORKER, KILL_UNPUBLISHED ->
          Objects.requireNonNull(member).name();
    };
  }

  private static void rest(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchException("interrupted", e);
    }
  }

  private static void await(@Nullable Future<?> recovery) {
    if (recovery == null) {
      return;
    }
    try {
      recovery.get();
    } catch (ExecutionException e) {
      throw new BenchException("no recovery: " + e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchException("interrupted", e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
