package io.tasker.core.resilience;

import io.helidon.faulttolerance.CircuitBreakerOpenException;
import io.tasker.contract.error.TaskerException;
import java.io.Serial;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Refuses calls to a part that did not answer several times in a row, until it answers again.
 * Helidon's breaker decides when to open and to close. What became of a call is told to it after
 * the call, so that those who must not be refused can tell it too; and a probe that hangs does not
 * keep others from probing for longer than the timeout.
 */
public final class CircuitBreaker implements Guard {
  private static final System.Logger LOG = System.getLogger(CircuitBreaker.class.getName());
  private static final Unanswered UNANSWERED = new Unanswered();

  private final String name;
  private final BreakerSettings settings;
  private final Predicate<Throwable> away;
  private final LongSupplier nanoTime;
  private final io.helidon.faulttolerance.CircuitBreaker breaker;
  private final LongAdder successes = new LongAdder();
  private final LongAdder failures = new LongAdder();
  private final LongAdder rejected = new LongAdder();
  private final LongAdder opened = new LongAdder();
  private final AtomicInteger failuresInRow = new AtomicInteger();
  private final AtomicReference<@Nullable Probe> probe = new AtomicReference<>();
  private volatile BreakerState seen = BreakerState.CLOSED;
  private volatile @Nullable String lastFailure;
  private volatile Runnable onChange = () -> {};

  private record Probe(long begunNanos) {}

  private static final class Unanswered extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    Unanswered() {
      super(null, null, false, false);
    }
  }

  /**
   * A closed breaker.
   *
   * @param name the part it stands before, for people
   * @param away whether a failure means that the part did not answer; any other is an answer
   * @param nanoTime monotonic time
   */
  public CircuitBreaker(
      String name, BreakerSettings settings, Predicate<Throwable> away, LongSupplier nanoTime) {
    this.name = name;
    this.settings = settings;
    this.away = away;
    this.nanoTime = nanoTime;
    this.breaker =
        io.helidon.faulttolerance.CircuitBreaker.create(
            builder ->
                builder
                    .name(name)
                    .volume(settings.failureThreshold())
                    .errorRatio(100)
                    .delay(settings.timeout())
                    .successThreshold(settings.successThreshold()));
  }

  /** Calls somebody after each change of the state, on the thread that noticed it. */
  public void onChange(Runnable listener) {
    onChange = listener;
  }

  @Override
  public <T> T call(Supplier<T> work) {
    Probe mine = enter();
    try {
      T value = work.get();
      succeeded();
      return value;
    } catch (RuntimeException e) {
      ended(e);
      throw e;
    } finally {
      if (mine != null) {
        probe.compareAndSet(mine, null);
      }
    }
  }

  /** Counts a call that was made without asking, and answered. */
  public void succeeded() {
    successes.increment();
    failuresInRow.set(0);
    tell(() -> null);
  }

  /** Counts a call that was made without asking, and failed: unanswered, or answered after all. */
  public void ended(Throwable failure) {
    if (!away.test(failure)) {
      succeeded();
      return;
    }
    failures.increment();
    failuresInRow.incrementAndGet();
    lastFailure = failure.getMessage();
    tell(
        () -> {
          throw UNANSWERED;
        });
  }

  /** What it does at present. */
  public BreakerState state() {
    BreakerState state = current();
    if (state == seen) {
      return state;
    }
    synchronized (this) { // one line per change, in their order
      state = current();
      BreakerState before = seen;
      if (before != state) {
        seen = state;
        changed(before, state);
      }
      return state;
    }
  }

  private BreakerState current() {
    return switch (breaker.state()) {
      case CLOSED -> BreakerState.CLOSED;
      case HALF_OPEN -> BreakerState.HALF_OPEN;
      case OPEN -> BreakerState.OPEN;
    };
  }

  /** Whether it refuses every call. */
  public boolean isOpen() {
    return state() == BreakerState.OPEN;
  }

  /** How it is doing. */
  public BreakerStats stats() {
    return new BreakerStats(
        name,
        state(),
        successes.sum(),
        failures.sum(),
        rejected.sum(),
        opened.sum(),
        failuresInRow.get(),
        lastFailure);
  }

  /** What a call would be refused with at present, if it would; not counted as one. */
  public Optional<TaskerException> refusalIfOpen() {
    return isOpen() ? Optional.of(refusal()) : Optional.empty();
  }

  /** Returns the right to probe if that is what the call is. */
  private @Nullable Probe enter() {
    return switch (state()) {
      case CLOSED -> null;
      case OPEN -> throw rejected();
      case HALF_OPEN -> {
        Probe mine = new Probe(nanoTime.getAsLong());
        Probe other = probe.get();
        if (isRunning(other, mine.begunNanos()) || !probe.compareAndSet(other, mine)) {
          throw rejected();
        }
        yield mine;
      }
    };
  }

  private boolean isRunning(@Nullable Probe other, long now) {
    return other != null && now - other.begunNanos() < settings.timeout().toNanos();
  }

  private TaskerException rejected() {
    rejected.increment();
    return refusal();
  }

  private TaskerException refusal() {
    return TaskerException.circuitOpen("the " + name + " does not answer", settings.timeout());
  }

  private void tell(Supplier<@Nullable Void> outcome) {
    try {
      breaker.invoke(outcome);
    } catch (Unanswered | CircuitBreakerOpenException e) {
      // told, or nothing to tell: it is open, or has just been told by another
    }
    state();
  }

  private void changed(BreakerState from, BreakerState to) {
    switch (to) {
      case OPEN -> {
        opened.increment();
        LOG.log(
            Level.WARNING,
            "circuit breaker name={0} from={1} to={2} failures_in_row={3} timeout_ms={4} last={5}",
            name,
            from,
            to,
            failuresInRow.get(),
            Long.toString(settings.timeout().toMillis()),
            lastFailure);
      }
      case CLOSED, HALF_OPEN ->
          LOG.log(Level.INFO, "circuit breaker name={0} from={1} to={2}", name, from, to);
    }
    onChange.run();
  }
}
