package io.tasker.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.MethodDescriptor;
import io.grpc.ServerServiceDefinition;
import io.tasker.contract.operations.Operation;
import io.tasker.testkit.operations.FakeOperations;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RpcsTest {
  @Test
  void every_operation_can_be_asked_for() {
    assertThat(Set.copyOf(new Rpcs().all().values())).containsExactlyInAnyOrder(Operation.values());
  }

  @Test
  void every_method_that_is_served_asks_for_an_operation() {
    var config = GrpcApiConfig.from(ApiFixture.config(Map.of("enable_health_service", "false")));
    Set<String> served =
        Services.of(config, new FakeOperations().asOperations(), new RunningCalls()).stream()
            .map(ServerServiceDefinition::getServiceDescriptor)
            .flatMap(service -> service.getMethods().stream())
            .map(MethodDescriptor::getFullMethodName)
            .collect(Collectors.toSet());

    assertThat(new Rpcs().all().keySet()).isEqualTo(served);
  }

  @Test
  void a_method_needs_what_its_operation_needs_but_for_the_context() {
    var rpcs = new Rpcs();

    rpcs.all()
        .forEach(
            (method, operation) ->
                assertThat(rpcs.permission(method))
                    .isEqualTo(
                        method.equals("tasker.v1.TaskService/GetTaskContext")
                            ? Optional.of("tasks:context_read")
                            : operation.permission()));
    assertThat(rpcs.permission("tasker.v1.TaskService/Nothing")).isEmpty();
  }
}
