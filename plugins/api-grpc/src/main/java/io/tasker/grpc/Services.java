package io.tasker.grpc;

import io.grpc.BindableService;
import io.grpc.ServerServiceDefinition;
import io.tasker.contract.operations.Operations;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Everything that is served; a new service is one more line here. */
final class Services {
  private Services() {}

  static List<ServerServiceDefinition> of(
      GrpcApiConfig config, Operations operations, RunningCalls running) {
    var streams =
        new EventStreams(
            operations.events(), running, config.maxEventStreams(), config.eventReplay());
    List<BindableService> ours =
        List.of(
            new TaskRpcs(operations, streams),
            new StepRpcs(operations.steps()),
            new TemplateRpcs(operations.templates(), operations.intake()),
            new AnalyticsRpcs(operations.analytics()),
            new DlqRpcs(operations.dlq()),
            new HealthRpcs(operations.health(), running, Clock.systemUTC()),
            new ConfigRpcs(operations.config(), config.configShown()));
    List<ServerServiceDefinition> served =
        new ArrayList<>(ours.stream().map(BindableService::bindService).toList());
    if (config.standardHealth()) {
      var names =
          served.stream()
              .map(service -> service.getServiceDescriptor().getName())
              .collect(Collectors.toSet());
      served.add(new StandardHealth(operations.health(), names, running).bindService());
    }
    return served.stream().map(UnreadableMessage::remembered).toList();
  }
}
