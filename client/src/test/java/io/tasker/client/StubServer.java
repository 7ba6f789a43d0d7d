package io.tasker.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server that answers what it was told to, in order; the last answer stays. */
final class StubServer implements AutoCloseable {
  static final String TASK = "01990000-0000-7000-8000-000000000000";

  final Queue<String> requests = new ConcurrentLinkedQueue<>();
  private final Deque<Answer> answers = new ArrayDeque<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  /** Answers a request. */
  interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  StubServer(Answer... answers) {
    this.answers.addAll(List.of(answers));
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
    next().to(exchange);
  }

  private synchronized Answer next() {
    return answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
  }

  /** An answer with headers in pairs of name and value. */
  static Answer answer(int status, String body, String... headers) {
    return exchange -> {
      for (int i = 0; i < headers.length; i += 2) {
        exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
      }
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
      exchange.close();
    };
  }

  static Answer error(int status, String code, String message, String... headers) {
    String body = "{\"error\":{\"code\":\"%s\",\"message\":\"%s\"}}".formatted(code, message);
    return answer(status, body, headers);
  }

  /** Takes the request and breaks the connection. */
  static Answer breakOff() {
    return exchange -> {
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, 1000);
      exchange.getResponseBody().write('{');
      exchange.getResponseBody().flush();
      throw new IOException("breaks off");
    };
  }

  static Answer task(String status) {
    return answer(200, taskJson(status));
  }

  static String taskJson(String status) {
    return """
    {"task_uuid":"%s","name":"order","namespace":"shop","version":"1.0.0","status":"%s",
     "created_at":"2026-03-21T21:16:08.123456Z","updated_at":"2026-03-21T21:16:08Z",
     "completed_at":null,"context":{"order":7},"initiator":"me","source_system":"tests",
     "reason":"to see","priority":0,"tags":[],
     "correlation_id":"01990000-0000-7000-8000-000000000001","parent_correlation_id":null,
     "total_steps":1,"pending_steps":0,"in_progress_steps":0,"completed_steps":0,
     "failed_steps":0,"ready_steps":0,"execution_status":"processing",
     "recommended_action":"wait_for_completion","completion_percentage":0.0,
     "health_status":"healthy","steps":[],"something_new":1}
    """
        .formatted(TASK, status);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    threads.close();
  }
}
