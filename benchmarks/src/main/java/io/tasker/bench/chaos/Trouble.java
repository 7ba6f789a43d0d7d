package io.tasker.bench.chaos;

import io.tasker.bench.BenchException;
import io.tasker.bench.chaos.Fault.Kind;
import io.tasker.examples.demo.Patience;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
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
    await(recovering.get(name(target(fault))));
  }

  /** Waits as the fault says, then strikes; returns before the recovery. */
  void strike(Fault fault) {
    rest(fault.after());
    Member member = target(fault);
    String again = fault.again() == null ? "" : ", twice";
    say.accept(fault.kind().words() + ": " + name(member) + again);
    recovering.put(name(member), threads.submit(() -> happen(fault, member)));
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
      database(fault);
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

  /** Recovered is when a step completes again; when none is there to complete, nothing is said. */
  private void database(Fault fault) {
    long before;
    if (fault.kind() == Kind.CUT_CONNECTIONS) {
      before = stage.database().number(COMPLETED);
      stage.database().cutConnections();
    } else {
      stage.database().crash();
      rest(fault.lasting());
      stage.database().start();
      before = stage.database().number(COMPLETED);
    }
    long began = System.nanoTime();
    if (Patience.until(PROGRESS, () -> stage.database().number(COMPLETED) > before)) {
      tally.recovered(fault.kind(), (System.nanoTime() - began) / 1_000_000);
    }
  }

  private void timed(Kind kind, Runnable recovery) {
    long began = System.nanoTime();
    recovery.run();
    tally.recovered(kind, (System.nanoTime() - began) / 1_000_000);
  }

  private @Nullable Member target(Fault fault) {
    return switch (fault.kind()) {
      case KILL_SERVER, PAUSE_SERVER -> stage.servers().get(fault.target());
      case KILL_WORKER, PAUSE_WORKER -> stage.workers().get(fault.target());
      case CUT_CONNECTIONS, RESTART_DATABASE -> null;
    };
  }

  private static String name(@Nullable Member member) {
    return member == null ? "database" : member.name();
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
