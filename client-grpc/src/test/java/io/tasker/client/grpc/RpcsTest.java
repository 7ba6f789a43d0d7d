package io.tasker.client.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tasker.v1.AnalyticsServiceGrpc;
import com.tasker.v1.ConfigServiceGrpc;
import com.tasker.v1.DlqServiceGrpc;
import com.tasker.v1.HealthServiceGrpc;
import com.tasker.v1.StepServiceGrpc;
import com.tasker.v1.TaskServiceGrpc;
import com.tasker.v1.TemplateServiceGrpc;
import io.grpc.MethodDescriptor;
import io.tasker.client.error.ClientConfigException;
import io.tasker.client.transport.ApiCall;
import io.tasker.client.transport.ApiOperation;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RpcsTest {
  private static final Set<ApiOperation> STREAMS =
      EnumSet.of(ApiOperation.WATCH_TASK, ApiOperation.WATCH_TASKS);

  /** Told by events too. */
  private static final Set<String> NOT_CALLED = Set.of("tasker.v1.TaskService/StreamTaskStatus");

  @Test
  void every_operation_is_a_method_and_every_method_an_operation() {
    Set<String> called = new TreeSet<>(NOT_CALLED);
    for (ApiOperation operation : EnumSet.complementOf(EnumSet.of(ApiOperation.METRICS))) {
      ApiCall call = sample(operation);
      Rpc<?, ?> rpc = STREAMS.contains(operation) ? EventCalls.of(call, null) : Rpcs.of(call);
      assertThat(called.add(rpc.method().getFullMethodName())).as(operation.name()).isTrue();
    }

    assertThat(called)
        .isEqualTo(
            Stream.of(
                    AnalyticsServiceGrpc.getServiceDescriptor(),
                    ConfigServiceGrpc.getServiceDescriptor(),
                    DlqServiceGrpc.getServiceDescriptor(),
                    HealthServiceGrpc.getServiceDescriptor(),
                    StepServiceGrpc.getServiceDescriptor(),
                    TaskServiceGrpc.getServiceDescriptor(),
                    TemplateServiceGrpc.getServiceDescriptor())
                .flatMap(service -> service.getMethods().stream())
                .map(MethodDescriptor::getFullMethodName)
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void metrics_are_read_by_rest() {
    assertThatThrownBy(() -> Rpcs.of(ApiCall.of(ApiOperation.METRICS)))
        .isInstanceOf(ClientConfigException.class)
        .hasMessageContaining("REST: GET /metrics");
  }

  private static ApiCall sample(ApiOperation operation) {
    ApiCall call = ApiCall.of(operation);
    return switch (operation) {
      case CREATE_TASKS -> call.body("[]");
      case ACT_ON_STEP -> call.body("{\"action_type\":\"reset_for_retry\"}");
      default -> call.body("{}");
    };
  }
}
