package io.tasker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tasker.client.error.CallTimeoutException;
import io.tasker.client.error.ClientConfigException;
import io.tasker.client.error.ClientException;
import io.tasker.client.error.ServerException;
import io.tasker.client.error.UnreachableException;
import io.tasker.client.error.UnreadableAnswerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ProfileCheckIT {
  private static final String WELL =
      "{\"status\":\"healthy\",\"timestamp\":\"2026-01-01T00:00:00Z\"}";
  private static final ClientException UNREACHABLE =
      new UnreachableException("no connection", false, null);
  static final List<Arguments> FAILURES =
      List.of(
          Arguments.of(UNREACHABLE, "unreachable", ExitCodes.LATER),
          Arguments.of(new CallTimeoutException("no answer", null), "unreachable", ExitCodes.LATER),
          Arguments.of(refusal(429), "refused", ExitCodes.LATER),
          Arguments.of(refusal(503), "refused", ExitCodes.LATER),
          Arguments.of(refusal(401), "refused", ExitCodes.FAILED),
          Arguments.of(refusal(403), "refused", ExitCodes.FAILED),
          Arguments.of(refusal(404), "refused", ExitCodes.FAILED),
          Arguments.of(refusal(500), "refused", ExitCodes.FAILED),
          Arguments.of(
              new UnreadableAnswerException("not JSON", null), "no tasker", ExitCodes.FAILED),
          Arguments.of(
              new ClientConfigException("no such file"), "wrong setting", ExitCodes.USAGE));

  @TempDir private Path folder;
  private final Typed shell = new Typed();

  @Test
  void a_worker_is_asked_by_rest_whatever_its_server_speaks() {
    shell.server = _ -> "{\"status\":\"healthy\",\"timestamp\":\"2026-01-01T00:00:00Z\"}";

    assertThat(shell.run("profile", "check", "--all", "--transport", "grpc")).isZero();

    assertThat(shell.configs)
        .extracting(it -> it.protocol().wireName() + " " + it.baseUri())
        .containsExactly("grpc http://localhost:9190", "rest http://localhost:8081");
  }

  @ParameterizedTest
  @ValueSource(strings = {"table", "json"})
  void a_check_says_why(String form) {
    shell.server =
        _ -> {
          throw new UnreachableException("GET http://a/health: no connection", false, null);
        };

    assertThat(shell.run("profile", "check", "--output", form)).isEqualTo(ExitCodes.LATER);
    assertThat(shell.out())
        .contains(
            form.equals("json")
                ? "\"reason\" : \"GET http://a/health: no connection\""
                : "default: worker unreachable: GET http://a/health: no connection");
  }

  @Test
  void a_check_tells_a_refusal_from_silence() {
    shell.server =
        _ -> {
          throw new ServerException(503, "SERVICE_UNAVAILABLE", "not yet", null, null);
        };

    assertThat(shell.run("profile", "check", "default")).isEqualTo(ExitCodes.LATER);
    assertThat(shell.out()).contains("server  refused", "server refused: SERVICE_UNAVAILABLE");
  }

  @ParameterizedTest
  @FieldSource("FAILURES")
  void what_is_wrong_decides_the_exit_code(ClientException failure, String status, int code)
      throws IOException {
    shell.server =
        _ -> {
          throw failure;
        };

    assertThat(shell.run("profile", "check", "default", "-o", "json")).isEqualTo(code);
    var server = new ObjectMapper().readTree(shell.out()).path(0);
    assertThat(server.path("part").asText()).isEqualTo("server");
    assertThat(server.path("status").asText()).isEqualTo(status);
    assertThat(server.path("exit_code").asInt()).isEqualTo(code);
  }

  @Test
  void a_worker_that_is_away_does_not_decide_it() {
    shell.server =
        _ -> {
          if (shell.configs.getLast().baseUri().getPort() == 8081) {
            throw UNREACHABLE;
          }
          return WELL;
        };

    assertThat(shell.run("profile", "check", "default")).isEqualTo(ExitCodes.OK);
    assertThat(shell.out()).contains("server  reachable", "worker  unreachable");
  }

  @ParameterizedTest
  @CsvSource({
    "200, 200, 0",
    "200, 503, 3",
    "503, 401, 1",
    "401, 503, 1",
    "404, 200, 1",
    "503, 503, 3"
  })
  void later_is_said_only_if_waiting_helps_all_of_them(int first, int second, int code)
      throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("two.toml"),
            """
            [profile.default.orchestration]
            base_url = "http://first.example"
            [profile.other.orchestration]
            base_url = "http://second.example"
            """);
    shell.server =
        _ -> {
          boolean isFirst =
              shell.configs.getLast().baseUri().toString().equals("http://first.example");
          int status = isFirst ? first : second;
          if (status != 200) {
            throw refusal(status);
          }
          return WELL;
        };

    assertThat(shell.run("profile", "check", "--all", "--profiles", file.toString()))
        .isEqualTo(code);
  }

  private static ServerException refusal(int status) {
    return new ServerException(status, "REFUSED", "no", null, null);
  }
}
