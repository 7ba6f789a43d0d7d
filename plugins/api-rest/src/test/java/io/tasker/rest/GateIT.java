package io.tasker.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.operations.BulkOperations;
import io.tasker.contract.operations.Operation;
import io.tasker.contract.spi.security.Caller;
import io.tasker.contract.spi.security.CallerCheck;
import io.tasker.contract.spi.security.Credentials;
import io.tasker.contract.spi.security.Permission;
import io.tasker.contract.spi.security.Verdict;
import io.tasker.rest.route.Route;
import io.tasker.testkit.operations.Samples;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class GateIT {
  private static final String TASK = "/v1/tasks/" + Samples.ID;
  private static final Caller CREATOR = new Caller("creator", Set.of(Permission.TASKS_CREATE));

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile BiFunction<Credentials, String, Verdict> verdict =
      (_, permission) -> new Verdict.Forbidden(CREATOR, permission);

  private final CallerCheck callers =
      new CallerCheck() {
        @Override
        public String apiKeyHeader() {
          return "X-Our-Key";
        }

        @Override
        public Verdict check(Credentials credentials, String permission) {
          asked.add(permission);
          return verdict.apply(credentials, permission);
        }
      };

  private final ApiFixture api =
      ApiFixture.start(
          callers,
          "config_endpoint_enabled",
          "true",
          "cors.allowed_origins",
          "https://ui.example",
          "cors.allowed_methods",
          "GET,POST");

  @AfterEach
  void stop() {
    api.close();
  }

  static final List<Route> ROUTES = ContractIT.ROUTES;

  @ParameterizedTest
  @FieldSource("ROUTES")
  void every_route_demands_exactly_what_its_operation_needs(Route route) {
    Optional<String> needed = Optional.ofNullable(route.operation()).flatMap(Operation::permission);
    String path = route.path().replaceAll("\\{[a-z]+}", Samples.ID.toString());

    var answer = api.send(route.method().text(), path, BodyPublishers.ofString("not even JSON"));

    assertThat(asked).isEqualTo(needed.stream().toList());
    if (needed.isPresent()) {
      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.code()).isEqualTo("AUTHORIZATION_FAILED");
      assertThat(answer.message()).isEqualTo("Missing required permission: " + needed.get());
    } else {
      assertThat(answer.status()).isEqualTo(200);
    }
  }

  @Test
  void pages_about_the_api_are_for_everybody() {
    assertThat(api.get("/api-docs/openapi.json").status()).isEqualTo(200);
    assertThat(api.get("/api-docs/ui/").status()).isEqualTo(200);
    assertThat(api.get("/nowhere").status()).isEqualTo(404);
    assertThat(asked).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          missing,   401, AUTHENTICATION_FAILED, low,    -,  Bearer
          malformed, 401, AUTHENTICATION_FAILED, high,   60, 'Bearer error="invalid_request"'
          invalid,   401, AUTHENTICATION_FAILED, high,   60, 'Bearer error="invalid_token"'
          expired,   401, AUTHENTICATION_FAILED, low,    60, 'Bearer error="invalid_token"'
          forbidden, 403, AUTHORIZATION_FAILED,  medium, 5,  -
          """)
  void each_refusal_has_its_status_and_headers(
      String reason, int status, String code, String severity, String retry, String challenge) {
    Verdict.Refused refused =
        switch (reason) {
          case "missing" -> new Verdict.Missing();
          case "malformed" -> new Verdict.Malformed("Authorization");
          case "invalid" -> new Verdict.Invalid(true);
          case "expired" -> new Verdict.Expired();
          default -> new Verdict.Forbidden(CREATOR, "tasks:read");
        };
    verdict = (_, _) -> refused;

    var answer = api.get(TASK);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.message()).isEqualTo(refused.message());
    assertThat(answer.header("x-auth-failure-reason")).contains(reason);
    assertThat(answer.header("x-auth-failure-severity")).contains(severity);
    assertThat(answer.header("Retry-After")).isEqualTo(Optional.ofNullable(retry));
    assertThat(answer.header("WWW-Authenticate")).isEqualTo(Optional.ofNullable(challenge));
    assertThat(answer.header("x-request-id")).isPresent();
    assertThat(api.document().problems("ErrorEnvelope", answer.json())).isEmpty();
    assertThat(api.operations.read).isEmpty();
  }

  @Test
  void credentials_arrive_as_they_were_sent() throws Exception {
    List<Credentials> seen = new CopyOnWriteArrayList<>();
    verdict =
        (credentials, _) -> {
          seen.add(credentials);
          return new Verdict.Admitted(Caller.ANYBODY);
        };

    api.send("GET", TASK, BodyPublishers.noBody(), "authorization", "Bearer a.b.c");
    api.send("GET", TASK, BodyPublishers.noBody(), "x-our-key", "k", "X-API-Key", "other");
    try (var raw = new RawConnection(api.port())) {
      raw.send("GET " + TASK + " HTTP/1.1\r\nHost: x\r\nX-Our-Key: a\r\nX-Our-Key: b\r\n\r\n");
      assertThat(raw.reply()).startsWith("HTTP/1.1 200");
    }

    assertThat(seen)
        .containsExactly(
            new Credentials("Bearer a.b.c", null),
            new Credentials(null, "k"),
            new Credentials(null, "a\nb"));
  }

  @Test
  void what_is_no_ascii_does_not_become_ascii() throws Exception {
    List<Credentials> seen = new CopyOnWriteArrayList<>();
    verdict =
        (credentials, _) -> {
          seen.add(credentials);
          return new Verdict.Malformed("Authorization");
        };

    try (var raw = new RawConnection(api.port())) {
      raw.send("GET " + TASK + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \u00e4\r\n\r\n");
      assertThat(raw.reply()).containsPattern("HTTP/1.1 40[01]");
    }

    assertThat(seen)
        .allSatisfy(it -> assertThat(it.authorization()).containsPattern("Bearer [^ -~]+"));
  }

  @Test
  void a_refused_body_leaves_the_connection_as_it_was() throws Exception {
    String body = "{}".repeat(20_000);
    try (var raw = new RawConnection(api.port())) {
      raw.send(
          "POST /v1/tasks HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n%s"
              .formatted(body.length(), body));
      assertThat(raw.reply()).startsWith("HTTP/1.1 403");
      raw.send("GET /health HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(raw.reply()).startsWith("HTTP/1.1 200");
    }
    assertThat(api.operations.created).isEmpty();
  }

  @Test
  void a_browser_may_ask_beforehand_without_credentials() {
    var answer =
        api.send(
            "OPTIONS",
            "/v1/tasks",
            BodyPublishers.noBody(),
            "Origin",
            "https://ui.example",
            "Access-Control-Request-Method",
            "POST");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(asked).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void which_task_exists_is_told_to_readers_only(boolean reader) {
    verdict = (_, _) -> new Verdict.Admitted(reader ? Caller.ANYBODY : CREATOR);
    var exists = new TaskerException(ErrorCode.TASK_EXISTS, "this identity exists: " + Samples.ID);
    api.operations.onCreate =
        _ -> {
          throw exists;
        };
    api.operations.bulk.onCreate = _ -> new BulkOperations.Creation.Refused(exists);

    var one = api.post(ApiFixture.TASK_BODY);
    var many =
        api.send(
            "POST",
            "/v1/tasks/batch",
            BodyPublishers.ofString("[" + ApiFixture.TASK_BODY + "]"),
            "Content-Type",
            "application/json");

    assertThat(one.status()).isEqualTo(409);
    assertThat(one.message()).contains("identity", "exists");
    assertThat(one.body().contains(Samples.ID.toString())).isEqualTo(reader);
    assertThat(many.status()).isEqualTo(200);
    assertThat(many.body()).contains("identity", "exists");
    assertThat(many.body().contains(Samples.ID.toString())).isEqualTo(reader);
  }
}
