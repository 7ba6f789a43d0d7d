package io.tasker.worker.health;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerResponse;
import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.operations.HealthOperations.Check;
import io.tasker.core.component.Component;
import io.tasker.core.store.JsonText;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Small routes for whoever watches the worker: alive, ready, how its parts are; and metrics. */
public final class HealthEndpoint implements Component {
  private static final System.Logger LOG = System.getLogger(HealthEndpoint.class.getName());

  private final String host;
  private final int port;
  private final String workerId;
  private final Checks checks;
  private final Supplier<Map<String, String>> facts;
  private final InstantSource clock;
  private final MetricsText metrics = new MetricsText();
  private @Nullable WebServer server;

  /** What is looked at, by public check name. */
  public interface Checks {
    /** What must be well for steps to be processed. Never throws. */
    Map<String, Check> readiness();

    /** The same and everything else that can be looked at. Never throws. */
    Map<String, Check> detailed();
  }

  /**
   * Not started yet.
   *
   * @param address host and port, {@code 127.0.0.1:8081}; port 0 for a free one
   * @param workerId the worker's public name
   * @param checks whether the worker can work
   * @param facts what else to tell, by name
   * @param clock for the time in the answers
   */
  public HealthEndpoint(
      String address,
      String workerId,
      Checks checks,
      Supplier<Map<String, String>> facts,
      InstantSource clock) {
    int colon = address.lastIndexOf(':');
    this.host = address.substring(0, colon);
    this.port = Integer.parseInt(address.substring(colon + 1));
    this.workerId = workerId;
    this.checks = checks;
    this.facts = facts;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "worker-health";
  }

  /**
   * Binds and begins to answer.
   *
   * @throws TaskerException if the address cannot be bound
   */
  @Override
  public void start() {
    requireFree();
    WebServer started =
        WebServer.builder()
            .host(host)
            .port(port)
            .shutdownHook(false)
            .connectionOptions(options -> options.tcpNoDelay(true))
            .routing(this::routes)
            .build()
            .start();
    if (!started.isRunning()) {
      throw cannotListen("the server did not start, see the log", null);
    }
    server = started;
    LOG.log(
        Level.INFO, "worker health on http://{0}:{1}/health", host, String.valueOf(started.port()));
  }

  @Override
  public void stop() {
    WebServer current = server;
    if (current != null) {
      current.stop();
      server = null;
    }
  }

  // Helidon would log a stack trace for what is an operator's matter.
  private void requireFree() {
    InetSocketAddress address = new InetSocketAddress(host, port);
    if (address.isUnresolved()) {
      throw cannotListen("unknown host", null);
    }
    try (ServerSocketChannel probe = ServerSocketChannel.open()) {
      probe.bind(address);
    } catch (IOException e) {
      throw cannotListen(String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT), e);
    }
  }

  private TaskerException cannotListen(String why, @Nullable Throwable cause) {
    return new TaskerException(
        ErrorCode.CONFIG_INVALID,
        "cannot listen on %s:%d: %s; choose another with worker.web.bind_address"
            .formatted(host, port, why),
        cause);
  }

  private void routes(HttpRouting.Builder routing) {
    routing
        .get("/health", (_, response) -> answer(response, Status.OK_200, body("healthy")))
        .get(
            "/metrics",
            (_, response) ->
                response
                    .header(HeaderValues.create(HeaderNames.CONTENT_TYPE, MetricsText.CONTENT_TYPE))
                    .send(metrics.write()))
        .get("/health/live", (_, response) -> answer(response, Status.OK_200, body("alive")))
        .get("/health/ready", (_, response) -> ready(response))
        .get("/health/detailed", (_, response) -> detailed(response));
  }

  private void ready(ServerResponse response) {
    Map<String, Check> found = checks.readiness();
    String wrong =
        found.entrySet().stream()
            .filter(check -> check.getValue().status().equals("unhealthy"))
            .map(check -> check.getKey() + ": " + check.getValue().message())
            .collect(Collectors.joining("; "));
    if (wrong.isEmpty()) {
      Map<String, Object> body = body("ready");
      body.put("checks", shown(found));
      answer(response, Status.OK_200, body);
    } else {
      Map<String, Object> body = body("not_ready");
      body.put("error", "service_unavailable");
      body.put("message", "Worker is not ready to process steps: " + wrong);
      body.put("checks", shown(found));
      answer(response, Status.SERVICE_UNAVAILABLE_503, body);
    }
  }

  private void detailed(ServerResponse response) {
    Map<String, Check> found = checks.detailed();
    boolean healthy = found.values().stream().allMatch(Check::isHealthy);
    Map<String, Object> body = body(healthy ? "healthy" : "degraded");
    body.put("checks", shown(found));
    answer(response, Status.OK_200, body);
  }

  private Map<String, Object> shown(Map<String, Check> found) {
    String now = clock.instant().toString();
    Map<String, Object> all = new LinkedHashMap<>();
    found.forEach(
        (name, check) -> {
          Map<String, Object> one = new LinkedHashMap<>();
          one.put("status", check.status());
          one.put("message", check.message());
          one.put("duration_ms", check.durationMs());
          one.put("last_checked", now);
          all.put(name, one);
        });
    return all;
  }

  private Map<String, Object> body(String word) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("status", word);
    body.put("timestamp", clock.instant().toString());
    body.put("worker_id", workerId);
    body.putAll(facts.get());
    return body;
  }

  private static void answer(ServerResponse response, Status status, Map<String, Object> body) {
    response
        .status(status)
        .header(HeaderValues.create(HeaderNames.CONTENT_TYPE, "application/json"))
        .send(JsonText.object(body));
  }
}
