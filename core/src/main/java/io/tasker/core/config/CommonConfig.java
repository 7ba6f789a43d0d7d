package io.tasker.core.config;

import java.util.List;

/**
 * What server and worker share.
 *
 * @param database where the state is
 * @param queues where messages travel
 * @param templatePaths folders and glob patterns of template files, as they were written
 * @param templateRevisions whether changed content under a registered version becomes its next
 *     revision
 * @param telemetry logs and traces
 */
public record CommonConfig(
    DatabaseConfig database,
    QueuesConfig queues,
    List<String> templatePaths,
    boolean templateRevisions,
    TelemetryConfig telemetry) {
  public CommonConfig {
    templatePaths = List.copyOf(templatePaths);
  }
}
