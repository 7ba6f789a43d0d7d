package io.tasker.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.tasker.v1.HealthRequest;
import com.tasker.v1.HealthServiceGrpc;
import com.tasker.v1.TaskServiceGrpc;
import com.tasker.v1.TaskStatusUpdate;
import io.grpc.Context;
import io.grpc.Status;
import io.tasker.testkit.operations.Samples;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Timeout(60)
class StopIT {
  @Test
  void cancelled_calls_free_their_places() throws Exception {
    try (var api = ApiFixture.start("max_concurrent_streams", "8")) {
      var tasks = TaskServiceGrpc.newBlockingStub(api.channel);
      for (int i = 0; i < 40; i++) {
        var context = Context.current().withCancellation();
        Iterator<TaskStatusUpdate> updates =
            context.call(() -> tasks.streamTaskStatus(ApiFixture.STREAM));
        assertThat(updates.next().getTimestamp().getSeconds()).isPositive();
        context.cancel(null);
        assertThat(tasks.getTask(ApiFixture.GET).hasTask()).isTrue();
      }

      long began = System.nanoTime();
      api.api.stop();

      // Nobody is left to be waited for.
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(GrpcApi.GRACE);
    }
  }

  @Test
  void a_running_call_ends_and_new_ones_are_refused_while_it_stops() throws Exception {
    var begun = new CountDownLatch(1);
    var release = new CountDownLatch(1);
    try (var api = ApiFixture.start()) {
      api.operations.onCreate =
          _ -> {
            begun.countDown();
            ApiFixture.await(release);
            return Samples.TASK;
          };
      var tasks = TaskServiceGrpc.newBlockingStub(api.channel);
      var health = HealthServiceGrpc.newBlockingStub(api.channel);
      var slow = ApiFixture.inBackground(() -> tasks.createTask(ApiFixture.ORDER));
      assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();
      Iterator<TaskStatusUpdate> stream = tasks.streamTaskStatus(ApiFixture.STREAM);
      stream.next();

      var stop =
          ApiFixture.inBackground(
              () -> {
                api.api.stop();
                return true;
              });

      assertThat(ApiFixture.code(stream::hasNext)).isEqualTo(Status.Code.UNAVAILABLE);
      assertThat(ApiFixture.code(() -> tasks.getTask(ApiFixture.GET)))
          .isEqualTo(Status.Code.UNAVAILABLE);
      assertThat(health.checkHealth(HealthRequest.getDefaultInstance()).getStatus())
          .isEqualTo("healthy");
      assertThat(stop).isNotDone();
      release.countDown();
      assertThat(slow.get(5, TimeUnit.SECONDS).hasTask()).isTrue();
      assertThat(stop.get(5, TimeUnit.SECONDS)).isTrue();
    } finally {
      release.countDown();
    }
  }
}
