package io.tasker.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CorsIT {
  private static final String PAGE = "https://ui.example";

  private ApiFixture api = start(PAGE);

  private static ApiFixture start(String origins) {
    return ApiFixture.start(
        "cors.allowed_origins", origins,
        "cors.allowed_methods", "GET,POST",
        "cors.allowed_headers", "Content-Type,X-API-Key",
        "cors.max_age_seconds", "60");
  }

  private void restart(ApiFixture other) {
    api.close();
    api = other;
  }

  @AfterEach
  void stop() {
    api.close();
  }

  /** Sent by hand: the client of the JDK does not let anybody set an origin. */
  private String send(String method, String path, String... headers) throws Exception {
    List<String> lines = new ArrayList<>(List.of(method + " " + path + " HTTP/1.1", "Host: x"));
    lines.addAll(List.of(headers));
    try (var connection = new RawConnection(api.port())) {
      return connection.send(String.join("\r\n", lines) + "\r\n\r\n").reply();
    }
  }

  @Test
  void without_an_allowed_origin_nothing_is_said_about_origins() throws Exception {
    restart(ApiFixture.start());

    assertThat(send("GET", "/health", "Origin: " + PAGE))
        .startsWith("HTTP/1.1 200")
        .doesNotContainIgnoringCase("access-control")
        .doesNotContainIgnoringCase("vary");
    assertThat(
            send("OPTIONS", "/v1/tasks", "Origin: " + PAGE, "Access-Control-Request-Method: GET"))
        .startsWith("HTTP/1.1 405")
        .doesNotContainIgnoringCase("access-control");
  }

  @Test
  void a_page_of_an_allowed_origin_may_read_replies_and_failures() throws Exception {
    assertThat(send("GET", "/v1/tasks", "Origin: " + PAGE))
        .startsWith("HTTP/1.1 200")
        .containsIgnoringCase("access-control-allow-origin: " + PAGE)
        .containsIgnoringCase("access-control-expose-headers: ETag, Location, Retry-After, X-Req")
        .containsIgnoringCase("vary: origin")
        .doesNotContainIgnoringCase("credentials");
    assertThat(send("GET", "/v1/tasks/x", "Origin: " + PAGE))
        .startsWith("HTTP/1.1 400")
        .containsIgnoringCase("access-control-allow-origin: " + PAGE);
  }

  @Test
  void a_page_of_another_origin_gets_a_reply_that_its_browser_does_not_show_it() throws Exception {
    for (String other : List.of("https://ui.example.evil", "http://ui.example", "null")) {
      assertThat(send("GET", "/v1/tasks", "Origin: " + other))
          .startsWith("HTTP/1.1 200")
          .containsIgnoringCase("vary: origin")
          .doesNotContainIgnoringCase("access-control-allow-origin");
    }
  }

  @Test
  void a_preflight_says_what_is_allowed_and_for_how_long() throws Exception {
    assertThat(
            send(
                "OPTIONS",
                "/v1/tasks",
                "Origin: " + PAGE,
                "Access-Control-Request-Method: POST",
                "Access-Control-Request-Headers: content-type, x-api-key"))
        .startsWith("HTTP/1.1 200")
        .containsIgnoringCase("access-control-allow-origin: " + PAGE)
        .containsIgnoringCase("access-control-allow-methods: GET, POST")
        .containsIgnoringCase("access-control-allow-headers: Content-Type, X-API-Key")
        .containsIgnoringCase("access-control-max-age: 60")
        .containsIgnoringCase("x-request-id: ")
        .containsIgnoringCase("content-length: 0");
    assertThat(api.operations.created).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "https://other.example, GET, X-API-Key, origin https://other.example, origins",
    "https://ui.example, DELETE, X-API-Key, method DELETE, methods",
    "https://ui.example, GET, 'X-API-Key, X-Other', header X-Other, headers"
  })
  void a_preflight_for_what_is_not_allowed_is_403_and_names_the_setting(
      String origin, String method, String headers, String wrong, String key) throws Exception {
    assertThat(
            send(
                "OPTIONS",
                "/v1/tasks",
                "Origin: " + origin,
                "Access-Control-Request-Method: " + method,
                "Access-Control-Request-Headers: " + headers))
        .startsWith("HTTP/1.1 403")
        .contains("\"FORBIDDEN\"")
        .contains(wrong + " is not among orchestration.web.cors.allowed_" + key)
        .doesNotContainIgnoringCase("access-control-allow");
  }

  @Test
  void a_star_stands_for_every_origin() throws Exception {
    restart(start("*"));

    assertThat(send("GET", "/health", "Origin: https://any.example"))
        .containsIgnoringCase("access-control-allow-origin: *");
  }

  @Test
  void a_caller_without_an_origin_is_answered_as_ever() throws Exception {
    assertThat(send("GET", "/health"))
        .startsWith("HTTP/1.1 200")
        .doesNotContainIgnoringCase("access-control");
    assertThat(send("OPTIONS", "/health")).startsWith("HTTP/1.1 405");
  }
}
