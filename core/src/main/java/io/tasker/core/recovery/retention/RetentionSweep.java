package io.tasker.core.recovery.retention;

import io.tasker.core.component.Chore;
import io.tasker.core.component.Component;
import io.tasker.core.db.StoreException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.Consumer;

/** Deletes what is old enough from time to time; stops between two transactions. */
public final class RetentionSweep implements Component {
  private static final System.Logger LOG = System.getLogger(RetentionSweep.class.getName());
  private static final Duration SOON = Duration.ofSeconds(30);

  private final Retention retention;
  private final Duration interval;
  private final Meters meters;
  private final Chore chore = new Chore("retention", this::runOnce);
  private volatile boolean running = true;

  /**
   * What is counted.
   *
   * @param done a run has ended well
   * @param failed something is old and could not be deleted
   */
  public record Meters(Consumer<RetentionOutcome> done, Runnable failed) {}

  /** Not started yet. */
  public RetentionSweep(Retention retention, Duration interval, Meters meters) {
    this.retention = retention;
    this.interval = interval;
    this.meters = meters;
  }

  @Override
  public String name() {
    return chore.name();
  }

  @Override
  public void start() {
    running = true;
    chore.start();
  }

  @Override
  public void stop() {
    running = false;
    chore.stop();
  }

  /** Runs once; returns how long to rest. Never throws what time or an operator can heal. */
  public Duration runOnce() {
    try {
      RetentionOutcome outcome =
          retention.run(() -> running, line -> LOG.log(Level.DEBUG, "retention {0}", line));
      meters.done().accept(outcome);
      outcome.refusal().ifPresent(this::alarm);
      if (outcome.tasks() + outcome.partitions() > 0) {
        LOG.log(Level.INFO, "deleted what was old enough {0}", outcome);
      }
      return outcome.isFinished() ? interval : SOON;
    } catch (UncheckedIOException e) {
      alarm("export failed (orchestration.retention.export_path): " + e.getCause());
      return interval.compareTo(SOON) < 0 ? interval : SOON;
    } catch (StoreException e) {
      if (e.kind() != StoreException.Kind.TRANSIENT) {
        throw e;
      }
      LOG.log(Level.INFO, "retention goes on later why={0}", e.getMessage());
      return SOON;
    }
  }

  private void alarm(String why) {
    meters.failed().run();
    LOG.log(Level.ERROR, "nothing old is deleted until this is put right: {0}", why);
  }
}
