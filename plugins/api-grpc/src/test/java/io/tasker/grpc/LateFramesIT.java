package io.tasker.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import io.tasker.testkit.Eventually;
import io.tasker.testkit.operations.Samples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Frames that cross the end of their call on the way leave the other calls alone. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Timeout(60)
class LateFramesIT {
  private static final String GET = "/tasker.v1.TaskService/GetTask";
  private static final byte[] FULL = new byte[16_384];

  @TempDir Path temp;

  /** What may still be on its way when a call is answered. */
  enum Late {
    RESET(FrameClient::reset),
    WIDER_WINDOW((client, stream) -> client.widen(stream, 1_000)),
    PRIORITY(FrameClient::prefer),
    ALL((client, stream) -> client.widen(stream, 1).prefer(stream).reset(stream).reset(stream));

    private final BiConsumer<FrameClient, Integer> frames;

    Late(BiConsumer<FrameClient, Integer> frames) {
      this.frames = frames;
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatever_comes_for_a_call_that_was_answered(Late late) throws Exception {
    try (var fixture = new OneIsRunning();
        var client = FrameClient.to(fixture.api.port())) {
      client.begin(1, GET).message(1, ApiFixture.GET).ended(1);
      client.begin(3, GET).message(3, ApiFixture.GET).ended(3);
      fixture.begin(client, 5);

      late.frames.accept(client, 1);
      late.frames.accept(client, 3);
      client.settle();

      fixture.finish(client, 5);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatever_comes_for_a_call_that_was_given_up(Late late) throws Exception {
    try (var fixture = new OneIsRunning();
        var client = FrameClient.to(fixture.api.port())) {
      client.begin(1, GET).reset(1).begin(3, GET).message(3, ApiFixture.GET).ended(3);
      fixture.begin(client, 5);

      late.frames.accept(client, 1);
      client.settle();

      fixture.finish(client, 5);
    }
  }

  @Test
  void messages_of_a_call_that_was_refused_at_once_are_read_and_thrown_away() throws Exception {
    try (var fixture = new OneIsRunning();
        var client = FrameClient.to(fixture.api.port())) {
      fixture.begin(client, 1);
      long before = client.window();

      for (int stream = 3; stream < 200; stream += 2) {
        client.begin(stream, GET, "grpc-encoding", "unheard-of").ended(stream);
        client.data(stream, FULL).end(stream, FULL).settle();
      }

      // 3 MB were sent in a window of 1 MiB.
      assertThat(client.window()).isGreaterThan(before / 2);
      fixture.finish(client, 1);
    }
  }

  @Test
  void messages_for_a_method_that_is_not_there_are_read_and_thrown_away() throws Exception {
    try (var fixture = new OneIsRunning();
        var client = FrameClient.to(fixture.api.port())) {
      fixture.begin(client, 1);
      long before = client.window();

      for (int stream = 3; stream < 200; stream += 2) {
        client.begin(stream, "/tasker.v1.TaskService/Unheard").ended(stream);
        client.data(stream, FULL).data(stream, FULL).reset(stream).settle();
      }

      assertThat(client.window()).isGreaterThan(before / 2);
      fixture.finish(client, 1);
    }
  }

  @Test
  void a_client_may_give_up_as_many_calls_as_may_run() throws Exception {
    try (var fixture = new OneIsRunning();
        var client = FrameClient.to(fixture.api.port())) {
      fixture.begin(client, 1);

      for (int stream = 3; stream < 400; stream += 2) {
        client.begin(stream, GET).message(stream, ApiFixture.GET);
      }
      for (int stream = 3; stream < 400; stream += 2) {
        client.reset(stream);
      }
      client.settle();

      fixture.finish(client, 1);
    }
  }

  @Test
  void a_call_that_cannot_be_read_leaves_its_place_to_the_next() throws Exception {
    try (var fixture = new OneIsRunning("max_concurrent_streams", "3");
        var client = FrameClient.to(fixture.api.port())) {
      fixture.begin(client, 1);

      for (int stream = 3; stream < 60; stream += 2) {
        // Compressed, and not said how.
        client.begin(stream, GET).end(stream, new byte[] {1, 0, 0, 0, 1, 0}).ended(stream);
      }

      fixture.finish(client, 1);
    }
  }

  @Test
  void a_reset_of_a_stream_that_never_began_is_an_error_and_says_what_was_begun() throws Exception {
    try (var fixture = new OneIsRunning();
        var client = FrameClient.to(fixture.api.port())) {
      fixture.begin(client, 1);

      var goAway = client.reset(9).await(frame -> frame.type() == FrameClient.GO_AWAY);

      // Whoever is told 0 takes all of them for not begun, and may do them again.
      assertThat(goAway.number(0)).isEqualTo(1);
      assertThat(goAway.number(4)).as("PROTOCOL_ERROR").isEqualTo(1);
    }
  }

  @Test
  void calls_that_the_end_of_their_connection_cuts_off_are_over() throws Exception {
    try (var api = ApiFixture.start()) {
      try (var client = FrameClient.to(api.port())) {
        // Nothing of the first, a part of the second's message, and all of it but the end.
        client.begin(1, GET).begin(3, GET).data(3, new byte[] {0, 0, 0});
        client.begin(5, GET).data(5, new byte[5]).settle();
        Eventually.until("they wait", Duration.ofSeconds(4), () -> waitingThreads() == 3);
        assertThat(api.running()).isEqualTo(3);
      }

      Eventually.until("nobody is left", Duration.ofSeconds(4), () -> api.running() == 0);
      Eventually.until("no thread waits", Duration.ofSeconds(4), () -> waitingThreads() == 0);
    }
  }

  @Test
  void calls_that_wait_when_the_server_ends_their_connection_are_over() throws Exception {
    try (var api = ApiFixture.start();
        var client = FrameClient.to(api.port())) {
      client.begin(1, GET).settle();
      Eventually.until("it runs", Duration.ofSeconds(4), () -> api.running() == 1);

      client.reset(9).await(frame -> frame.type() == FrameClient.GO_AWAY);

      Eventually.until("nobody is left", Duration.ofSeconds(4), () -> api.running() == 0);
    }
  }

  /** Threads of calls, which are virtual: only a dump shows them. */
  private long waitingThreads() {
    Path dump = temp.resolve(UUID.randomUUID() + ".txt");
    try {
      ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
          .dumpThreads(dump.toString(), ThreadDumpFormat.TEXT_PLAIN);
      return Files.readAllLines(dump).stream()
          .filter(line -> line.contains("webserver.http2.Http2ServerStream.handle("))
          .count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An API of which one call is being answered until it is told to finish. */
  private static final class OneIsRunning implements AutoCloseable {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch finish = new CountDownLatch(1);
    private final ApiFixture api;

    OneIsRunning(String... settings) {
      api = ApiFixture.start(settings);
    }

    void begin(FrameClient client, int stream) throws InterruptedException, IOException {
      api.operations.onGet =
          _ -> {
            begun.countDown();
            try {
              finish.await();
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
            return Samples.TASK;
          };
      client.begin(stream, GET).message(stream, ApiFixture.GET).send();
      assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();
      api.operations.onGet = _ -> Samples.TASK;
    }

    void finish(FrameClient client, int stream) throws IOException {
      finish.countDown();
      client.ended(stream);
      assertThat(client.received())
          .noneMatch(frame -> frame.type() == FrameClient.RST_STREAM && frame.stream() == stream);
    }

    @Override
    public void close() {
      finish.countDown();
      Eventually.until("nobody is left", Duration.ofSeconds(4), () -> api.running() == 0);
      api.close();
    }
  }
}
