package io.tasker.examples.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The few calls of the REST API that the demo needs. */
final class TaskerApi implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int OK = 200;

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();
  private final URI base;

  TaskerApi(URI base) {
    this.base = base;
  }

  URI base() {
    return base;
  }

  /** Whether the server takes work. One that does not answer does not. */
  boolean ready() {
    try {
      return send(request("/health/ready").build()).statusCode() == OK;
    } catch (IOException _) {
      return false;
    }
  }

  /** Creates a task and returns it. */
  JsonNode create(Workflow workflow) {
    return read(
        request("/v1/tasks")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(workflow.request()))
            .build());
  }

  /** A task as it is now. */
  JsonNode task(String uuid) {
    return read(request("/v1/tasks/" + uuid).build());
  }

  /** Its steps with their results. */
  JsonNode steps(String uuid) {
    return read(request("/v1/tasks/" + uuid + "/workflow_steps").build());
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT);
  }

  private JsonNode read(HttpRequest request) {
    String call = request.method() + " " + request.uri();
    try {
      HttpResponse<String> response = send(request);
      if (response.statusCode() != OK) {
        throw new DemoException(
            call + " was answered with " + response.statusCode() + ": " + response.body());
      }
      return json.readTree(response.body());
    } catch (JsonProcessingException e) {
      throw new DemoException(call + " was answered with no JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new DemoException(call + " was not answered: " + e.getMessage(), e);
    }
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DemoException("interrupted", e);
    }
  }
}
