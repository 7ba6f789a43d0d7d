package io.tasker.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.tasker.v1.HealthRequest;
import com.tasker.v1.HealthServiceGrpc;
import com.tasker.v1.TaskServiceGrpc;
import com.tasker.v1.TaskStatusUpdate;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.stub.MetadataUtils;
import io.tasker.contract.spi.security.Caller;
import io.tasker.grpc.read.Refused;
import io.tasker.testkit.operations.Samples;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Timeout(60)
class CallersIT {
  @Test
  void callers_are_asked_who_they_are_except_for_health() throws Exception {
    Metadata.Key<String> key = Metadata.Key.of("x-api-key", Metadata.ASCII_STRING_MARSHALLER);
    Set<String> permissions = ConcurrentHashMap.newKeySet();
    Authenticator authenticator =
        (metadata, permission) -> {
          permissions.add(String.valueOf(permission));
          if (!"open".equals(metadata.get(key))) {
            throw new Refused(Status.Code.UNAUTHENTICATED, "who are you?");
          }
          return Caller.ANYBODY;
        };
    try (var api = ApiFixture.start(authenticator)) {
      var tasks = TaskServiceGrpc.newBlockingStub(api.channel);
      assertThat(ApiFixture.code(() -> tasks.getTask(ApiFixture.GET)))
          .isEqualTo(Status.Code.UNAUTHENTICATED);
      Iterator<TaskStatusUpdate> stream = tasks.streamTaskStatus(ApiFixture.STREAM);
      assertThat(ApiFixture.code(stream::hasNext)).isEqualTo(Status.Code.UNAUTHENTICATED);
      Metadata headers = new Metadata();
      headers.put(key, "open");
      var known = tasks.withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
      assertThat(known.getTask(ApiFixture.GET).hasTask()).isTrue();
      assertThat(
              HealthServiceGrpc.newBlockingStub(api.channel)
                  .checkHealth(HealthRequest.getDefaultInstance())
                  .getStatus())
          .isEqualTo("healthy");
      assertThat(permissions).containsExactly("tasks:read");
    }
  }

  @Test
  void who_is_not_let_in_does_not_harm_the_others_on_the_connection() throws Exception {
    var release = new CountDownLatch(1);
    Metadata.Key<String> key = Metadata.Key.of("x-api-key", Metadata.ASCII_STRING_MARSHALLER);
    Authenticator authenticator =
        (metadata, _) -> {
          if (!"open".equals(metadata.get(key))) {
            throw new Refused(Status.Code.UNAUTHENTICATED, "who are you?");
          }
          return Caller.ANYBODY;
        };
    try (var api = ApiFixture.start(authenticator)) {
      api.operations.onGet =
          _ -> {
            ApiFixture.await(release);
            return Samples.TASK;
          };
      Metadata headers = new Metadata();
      headers.put(key, "open");
      var unknown = TaskServiceGrpc.newBlockingStub(api.channel);
      var known = unknown.withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
      var slow = ApiFixture.inBackground(() -> known.getTask(ApiFixture.GET));
      var large = ApiFixture.ORDER.toBuilder().setReason("x".repeat(1_000_000)).build();

      for (int i = 0; i < 50; i++) {
        assertThat(ApiFixture.code(() -> unknown.createTask(large)))
            .isEqualTo(Status.Code.UNAUTHENTICATED);
      }
      release.countDown();

      assertThat(slow.get(5, TimeUnit.SECONDS).hasTask()).isTrue();
    } finally {
      release.countDown();
    }
  }
}
