package io.tasker.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tasker.contract.spi.api.ApiProvider;
import io.tasker.testkit.operations.Samples;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Timeout(30)
class StartStopIT {
  @Test
  void the_provider_is_found_by_its_service() {
    assertThat(ServiceLoader.load(ApiProvider.class))
        .singleElement()
        .extracting(ApiProvider::configKey)
        .isEqualTo("web");
  }

  @Test
  void a_taken_port_is_named_with_the_key_that_changes_it() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      String address = "127.0.0.1:" + taken.getLocalPort();

      assertThatThrownBy(() -> ApiFixture.start("bind_address", address))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "cannot listen on "
                  + address
                  + ": address already in use; choose another with orchestration.web.bind_address");
    }
  }

  @Test
  void an_unknown_host_is_named() {
    assertThatThrownBy(() -> ApiFixture.start("bind_address", "no-such-host.invalid:0"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("cannot listen on no-such-host.invalid:0: unknown host");
  }

  @Test
  void the_address_is_known_only_while_it_listens() {
    try (var api = ApiFixture.start()) {
      assertThat(api.api.address().getPort()).isPositive();
      assertThat(api.api.address().getHostString()).isEqualTo("127.0.0.1");
      assertThatThrownBy(api.api::start).isInstanceOf(IllegalStateException.class);
      api.api.stop();
      assertThatThrownBy(api.api::address).isInstanceOf(IllegalStateException.class);
      api.api.stop();
    }
  }

  @Test
  void it_can_start_again_after_a_stop() {
    try (var api = ApiFixture.start()) {
      api.api.stop();
      api.api.start();

      assertThat(api.get("/health").status()).isEqualTo(200);
    }
  }

  @Test
  void accepted_sockets_do_not_delay_small_replies() throws Exception {
    try (var api = ApiFixture.start();
        var listener = ServerSocketChannel.open().bind(new InetSocketAddress("127.0.0.1", 0));
        var client = SocketChannel.open(listener.getLocalAddress());
        var accepted = listener.accept()) {
      assertThat(client.isConnected()).isTrue();
      assertThat(accepted.getOption(StandardSocketOptions.TCP_NODELAY)).isFalse();

      // Exactly what the server does with each socket it accepts.
      ((RestApi) api.api).server().prototype().connectionOptions().configureSocket(accepted);

      assertThat(accepted.getOption(StandardSocketOptions.TCP_NODELAY)).isTrue();
    }
  }

  @Test
  void requests_run_at_the_same_time() throws Exception {
    int callers = 16;
    var together = new CyclicBarrier(callers);
    try (var api = ApiFixture.start()) {
      // None of them can end before all of them have begun.
      api.operations.onGet =
          _ -> {
            try {
              together.await(10, TimeUnit.SECONDS);
            } catch (Exception e) {
              throw new IllegalStateException(e);
            }
            return Samples.TASK;
          };
      List<CompletableFuture<ApiFixture.Answer>> answers = new ArrayList<>();
      for (int i = 0; i < callers; i++) {
        answers.add(inBackground(() -> api.get("/v1/tasks/" + Samples.ID)));
      }

      var ids = new HashSet<String>();
      for (var answer : answers) {
        assertThat(answer.get(15, TimeUnit.SECONDS).status()).isEqualTo(200);
        ids.add(answer.get().header("x-request-id").orElseThrow());
      }
      assertThat(ids).hasSize(callers);
    }
  }

  @Test
  void a_running_request_ends_and_new_ones_are_refused_while_it_stops() throws Exception {
    var begun = new CountDownLatch(1);
    var release = new CountDownLatch(1);
    try (var api = ApiFixture.start()) {
      api.operations.onCreate =
          _ -> {
            begun.countDown();
            try {
              release.await();
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
            return Samples.TASK;
          };
      int port = api.port();
      try (var idle = new RawConnection(port)) {
        assertThat(idle.send(get("/health")).reply()).startsWith("HTTP/1.1 200");
        var slow = inBackground(() -> api.post(ApiFixture.TASK_BODY));
        assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();

        var stop = inBackground(() -> stopped(api));
        awaitRefusal(port);

        String refused = idle.send(get("/v1/tasks/" + Samples.ID)).reply();
        assertThat(refused)
            .startsWith("HTTP/1.1 503")
            .contains("\"SERVICE_UNAVAILABLE\"")
            .containsIgnoringCase("retry-after: 1")
            .containsIgnoringCase("connection: close");
        assertThat(idle.isAtEnd()).isTrue();
        try (var probe = new RawConnection(port)) {
          assertThat(probe.send(get("/health/live")).reply()).startsWith("HTTP/1.1 200");
          assertThat(probe.send(get("/health/ready")).reply()).startsWith("HTTP/1.1 503");
        }
        assertThat(stop).isNotDone();

        release.countDown();

        assertThat(slow.get(5, TimeUnit.SECONDS).status()).isEqualTo(200);
        assertThat(stop.get(5, TimeUnit.SECONDS)).isTrue();
        assertThat(api.operations.created).hasSize(1);
        assertThat(api.operations.read).isEmpty();
        assertThatThrownBy(() -> new Socket("127.0.0.1", port).close())
            .isInstanceOf(ConnectException.class);
      } finally {
        release.countDown();
      }
    }
  }

  private static boolean stopped(ApiFixture api) {
    api.api.stop();
    return true;
  }

  /** Asks for a path that has no effect until the answer is that the server stops. */
  private static void awaitRefusal(int port) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
    while (System.nanoTime() < end) {
      try (var probe = new RawConnection(port)) {
        if (probe.send(get("/health/ready")).reply().startsWith("HTTP/1.1 503")) {
          return;
        }
      }
    }
    throw new AssertionError("the server never refused a request");
  }

  private static String get(String path) {
    return "GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n";
  }

  private static <T> CompletableFuture<T> inBackground(java.util.function.Supplier<T> work) {
    var result = new CompletableFuture<T>();
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                result.complete(work.get());
              } catch (Throwable e) {
                result.completeExceptionally(e);
              }
            });
    return result;
  }
}
