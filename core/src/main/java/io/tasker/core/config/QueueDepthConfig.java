package io.tasker.core.config;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;

/**
 * From how many messages on one of the server's own queues is how full.
 *
 * @param warning worth a look, from 1
 * @param critical no new tasks, from warning
 * @param overflow no new tasks for longer, from critical
 */
public record QueueDepthConfig(int warning, int critical, int overflow) {
  public QueueDepthConfig {
    Require.atLeast(1, "warning_threshold", warning);
    if (warning > critical || critical > overflow) {
      throw new TaskerException(
          ErrorCode.CONFIG_INVALID,
          "common.queues.pgmq.queue_depth_thresholds must not fall from warning to critical to"
              + " overflow: %d, %d, %d".formatted(warning, critical, overflow));
    }
  }
}
