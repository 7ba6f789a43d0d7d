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
 * @param breakers when parts that do not answer are not asked any more
 */
public record CommonConfig(
    DatabaseConfig database,
    QueuesConfig queues,
    List<String> templatePaths,
    boolean templateRevisions,
    TelemetryConfig telemetry,
    BreakersConfig breakers) {
  public CommonConfig {
    templatePaths = List.copyOf(templatePaths);
  }
}
