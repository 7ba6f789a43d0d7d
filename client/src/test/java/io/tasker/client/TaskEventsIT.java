package io.tasker.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import io.tasker.client.StubServer.Answer;
import io.tasker.client.error.ServerException;
import io.tasker.client.model.EventFilter;
import io.tasker.client.model.TaskEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TaskEventsIT {
  private final List<String> places = new ArrayList<>();

  @Test
  void a_stream_that_ends_is_gone_on_with_where_it_ended() {
    try (var server =
            new StubServer(
                stream(event("a", 1)),
                StubServer.error(503, "SERVICE_UNAVAILABLE", "restarts"),
                stream("id: b\n\n"),
                stream(event("c", 2)));
        var client = TaskerClient.of(server.url());
        TaskEvents events = client.watch(EventFilter.ALL, null)) {
      assertThat(events.next()).extracting(TaskEvent::id, TaskEvent::seq).containsExactly("a", 1);
      assertThat(events.place()).contains("a");
      assertThat(events.next()).extracting(TaskEvent::id, TaskEvent::seq).containsExactly("c", 2);
    }
    assertThat(places).startsWith("from now on", "a", "b");
  }

  @Test
  void an_id_that_is_too_old_is_said() {
    try (var server = new StubServer(StubServer.error(410, "GONE", "too old"));
        var client = TaskerClient.of(server.url());
        TaskEvents events = client.watch(EventFilter.ALL, "old")) {
      var gone = catchThrowableOfType(ServerException.class, events::hasNext);

      assertThat(gone.status()).isEqualTo(410);
      assertThat(server.requests).hasSize(1);
    }
  }

  @Test
  void whoever_waits_is_let_go_when_it_is_closed() {
    try (var server = new StubServer(StubServer.error(503, "SERVICE_UNAVAILABLE", "away"));
        var client = TaskerClient.of(server.url())) {
      TaskEvents events = client.watch(EventFilter.ALL, null);
      assertThat(events.next(Duration.ofMillis(50))).isEmpty();
      events.close();

      assertThat(events.hasNext()).isFalse();
    }
  }

  private Answer stream(String text) {
    return exchange -> write(exchange, text);
  }

  private void write(HttpExchange exchange, String text) throws IOException {
    String after = exchange.getRequestHeaders().getFirst("Last-Event-ID");
    places.add(after == null ? "from now on" : after);
    exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
    exchange.close();
  }

  private static String event(String id, int seq) {
    return """
    id: %s
    event: task
    data: {"task_uuid":"%s","namespace":"n","name":"x","version":"1",\
    "correlation_id":"%s","seq":%d,"from_state":"a","to_state":"b","cause":"c",\
    "at":"2026-03-21T21:16:08Z"}

    """
        .formatted(id, StubServer.TASK, StubServer.TASK, seq);
  }
}
