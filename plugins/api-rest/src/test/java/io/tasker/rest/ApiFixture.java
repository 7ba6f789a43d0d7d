package io.tasker.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tasker.contract.spi.PluginConfig;
import io.tasker.contract.spi.api.ApiListener;
import io.tasker.contract.spi.security.CallerCheck;
import io.tasker.testkit.api.ApiDocument;
import io.tasker.testkit.operations.FakeOperations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A running REST API on a free port, with fake operations behind it and a client in front. */
final class ApiFixture implements AutoCloseable {
  static final String TASK_BODY =
      """
      {"name":"order","namespace":"shop","version":"1.0.0","context":{"order":7},\
      "initiator":"me","source_system":"cli","reason":"demo"}\
      """;

  final FakeOperations operations = new FakeOperations();
  final ApiListener api;

  private static final JsonMapper MAPPER = new JsonMapper();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private ApiFixture(CallerCheck callers, Map<String, String> settings) {
    var all = new HashMap<>(settings);
    all.putIfAbsent("bind_address", "127.0.0.1:0");
    api = new RestApiProvider().create(config(all), operations.asOperations(), callers);
  }

  /** Starts the API with settings in pairs of key and value. */
  static ApiFixture start(String... settings) {
    return start(CallerCheck.OPEN, settings);
  }

  static ApiFixture start(CallerCheck callers, String... settings) {
    var map = new HashMap<String, String>();
    for (int i = 0; i < settings.length; i += 2) {
      map.put(settings[i], settings[i + 1]);
    }
    var fixture = new ApiFixture(callers, map);
    fixture.api.start();
    return fixture;
  }

  static PluginConfig config(Map<String, String> values) {
    return new PluginConfig() {
      @Override
      public Optional<String> get(String key) {
        return Optional.ofNullable(values.get(key));
      }

      @Override
      public List<String> list(String key) {
        String items = values.getOrDefault(key, "");
        return items.isEmpty() ? List.of() : List.of(items.split(","));
      }
    };
  }

  /** A reply, its body read as text. */
  record Answer(HttpResponse<String> response) {
    int status() {
      return response.statusCode();
    }

    String body() {
      return response.body();
    }

    JsonNode json() {
      return parse(response.body());
    }

    String code() {
      return json().at("/error/code").asText();
    }

    String message() {
      return json().at("/error/message").asText();
    }

    Optional<String> header(String name) {
      return response.headers().firstValue(name);
    }
  }

  static JsonNode parse(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException("not JSON: " + text, e);
    }
  }

  /** How the API describes itself. */
  ApiDocument document() {
    return new ApiDocument(get("/api-docs/openapi.json").json());
  }

  Answer get(String path) {
    return send("GET", path, BodyPublishers.noBody());
  }

  Answer post(String body) {
    return send(
        "POST", "/v1/tasks", BodyPublishers.ofString(body), "Content-Type", "application/json");
  }

  Answer send(String method, String path, BodyPublisher body, String... headers) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
            .timeout(Duration.ofSeconds(20))
            .method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return new Answer(client.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  int port() {
    return api.address().getPort();
  }

  @Override
  public void close() {
    api.stop();
    client.close();
  }
}
