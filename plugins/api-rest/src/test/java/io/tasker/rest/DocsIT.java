package io.tasker.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page for people, all of which comes from this server. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DocsIT {
  private static final Pattern REFERENCE = Pattern.compile("(?:src|href)=\"([^\"]*)\"");
  private static final String PAGE = "/api-docs/ui/";

  private static ApiFixture api;

  @BeforeAll
  static void start() {
    api = ApiFixture.start();
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  @Test
  void the_public_path_leads_to_the_page() {
    var redirect = api.get("/api-docs/ui");

    assertThat(redirect.status()).isEqualTo(307);
    assertThat(redirect.header("location")).contains(PAGE);
    assertThat(api.get(PAGE).status()).isEqualTo(200);
    assertThat(api.get(PAGE).header("content-type")).contains("text/html; charset=utf-8");
  }

  @Test
  void everything_that_the_page_asks_for_is_served_here() {
    Set<String> asked = new HashSet<>();
    var references = REFERENCE.matcher(api.get(PAGE).body());
    while (references.find()) {
      asked.add(references.group(1));
    }

    assertThat(asked)
        .containsExactlyInAnyOrder(
            "data:,", "swagger-ui.css", "../openapi.json", "swagger-ui-bundle.js", "start.js");
    assertThat(api.get(PAGE + "swagger-ui.css").header("content-type"))
        .contains("text/css; charset=utf-8");
    assertThat(api.get(PAGE + "swagger-ui-bundle.js").body())
        .hasSizeGreaterThan(1_000_000)
        .contains("SwaggerUIBundle");
    assertThat(api.get(PAGE + "start.js").body()).contains("url: '../openapi.json'");
  }

  @Test
  void the_page_may_load_nothing_from_elsewhere() {
    assertThat(api.get(PAGE).header("content-security-policy").orElse(""))
        .startsWith("default-src 'self'")
        .doesNotContain("http");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"openapi.json", "..%2fopenapi.json", "%2e%2e%2fRoutes.class", "index.htm", "x"})
  void nothing_else_of_the_jar_is_served(String name) {
    var answer = api.get(PAGE + name);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.code()).isEqualTo("NOT_FOUND");
  }
}
