package io.tasker.walk;

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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Talks REST as any client would. */
final class RestClient {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  private final String base;

  RestClient(int port) {
    this.base = "http://127.0.0.1:" + port;
  }

  String url(String path) {
    return base + path;
  }

  /** An answer. */
  record Answer(int status, String text, Optional<String> retryAfter) {
    JsonNode json() {
      try {
        return MAPPER.readTree(text);
      } catch (JsonProcessingException e) {
        throw new AssertionError("not JSON: " + text, e);
      }
    }
  }

  boolean isReady() {
    try {
      return get("/health/ready").status() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  Answer get(String path) throws IOException {
    return send(request(path).GET().build());
  }

  Answer post(String path, String contentType, String body) throws IOException {
    return send(
        request(path)
            .header("Content-Type", contentType)
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  Answer create(String namespace, String name, String context, @Nullable String key)
      throws IOException {
    return post(
        "/v1/tasks",
        "application/json",
        """
        {"namespace":"%s","name":"%s","version":"1.0.0","context":%s,"initiator":"walk",
         "source_system":"tests","reason":"to see"%s}
        """
            .formatted(
                namespace,
                name,
                context,
                key == null ? "" : ",\"idempotency_key\":\"" + key + "\""));
  }

  JsonNode task(String uuid) throws IOException {
    return get("/v1/tasks/" + uuid).json();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(20));
  }

  private static Answer send(HttpRequest request) throws IOException {
    try {
      HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
      return new Answer(
          response.statusCode(), response.body(), response.headers().firstValue("Retry-After"));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
