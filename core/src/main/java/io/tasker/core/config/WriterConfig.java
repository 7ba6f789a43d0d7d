package io.tasker.core.config;

/**
 * Who commits, and how much at once.
 *
 * @param count writers in this process; 0: two, or one on a single core
 * @param setSize events in one transaction at most, from 1
 */
public record WriterConfig(int count, int setSize) {
  public WriterConfig {
    Require.atLeast(0, "writers.count", count);
    Require.atLeast(1, "writers.set_size", setSize);
  }
}
