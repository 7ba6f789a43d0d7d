package io.tasker.examples.demo;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what comes from other processes and cannot tell us by itself. */
public final class Patience {
  static final Duration LOOK_EVERY = Duration.ofMillis(50);

  private Patience() {}

  /** Looks again and again; answers whether it came about in time. */
  public static boolean until(Duration limit, BooleanSupplier condition) {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() >= end) {
        return false;
      }
      pause();
    }
    return true;
  }

  /** Looks again and again until that throws or the process ends. */
  static void forever(Runnable look) {
    while (true) {
      look.run();
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_EVERY);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DemoException("interrupted", e);
    }
  }
}
