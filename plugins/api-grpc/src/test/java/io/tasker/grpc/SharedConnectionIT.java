package io.tasker.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.testkit.operations.Samples;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One connection that many calls go over at the same time. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Timeout(60)
class SharedConnectionIT {
  private static final String GET = "/tasker.v1.TaskService/GetTask";
  private static final String UNKNOWN = "/tasker.v1.TaskService/Unheard";

  @Test
  void as_many_calls_as_are_allowed_follow_each_other_without_a_pause() throws Exception {
    try (var api = ApiFixture.start("max_concurrent_streams", "4");
        var client = FrameClient.to(api.port())) {
      api.operations.onGet = _ -> Samples.TASK;
      assertThat(client.mostStreams()).isEqualTo(4);
      int next = 1;
      for (; next < 8; next += 2) {
        client.begin(next, GET).message(next, ApiFixture.GET);
      }

      // The next begins as soon as one is answered; the server may still be busy with that one.
      for (; next < 20_000; next += 2) {
        client.await(FrameClient.Frame::endsStream);
        client.received().clear();
        client.begin(next, GET).message(next, ApiFixture.GET);
      }

      client.settle();
    }
  }

  @Test
  void the_window_of_the_connection_is_given_back_whoever_reads() throws Exception {
    int calls = 100;
    byte[] bytes = new byte[1_024];
    try (var api = ApiFixture.start();
        var client = FrameClient.to(api.port())) {
      long before = client.window();
      for (int stream = 1; stream < 2 * calls; stream += 2) {
        client.begin(stream, UNKNOWN).ended(stream);
      }

      for (int i = 0; i < 2_000; i++) {
        for (int stream = 1; stream < 2 * calls; stream += 2) {
          client.data(stream, bytes);
        }
        client.settle();
      }

      // 200 MB. More than 2^31 bytes would have to be an error to a client, too little a stop.
      assertThat(client.window()).isBetween(before / 2 - bytes.length, before);
    }
  }
}
