package io.tasker.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.tasker.v1.GetTaskRequest;
import com.tasker.v1.HealthRequest;
import com.tasker.v1.HealthServiceGrpc;
import com.tasker.v1.TaskServiceGrpc;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.tasker.client.TaskerClient;
import io.tasker.client.config.ClientConfig;
import io.tasker.client.config.Credentials;
import io.tasker.client.error.ServerException;
import io.tasker.client.model.TaskFilter;
import io.tasker.testkit.Eventually;
import io.tasker.token.RsaKeys;
import io.tasker.token.TokenClaims;
import io.tasker.token.TokenMaker;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server that asks who calls, with keys and tokens as the command line makes them. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AuthIT {
  private static final String NO_TASK = "01990000-0000-7000-8000-000000000000";
  private static final String AUTH = "orchestration.web.auth.";
  private static final String READER = "key-of-the-reader";

  @TempDir private static Path folder;
  private static Deployment deployment;
  private static Deployment.Server server;
  private static ManagedChannel channel;
  private static String url;

  @BeforeAll
  static void start() throws Exception {
    assertThat(tasker(Map.of(), "auth", "generate-keys", "--output-dir", folder.toString()).code())
        .isZero();
    int grpc = Deployment.freePort();
    deployment = new Deployment(folder);
    deployment
        .set(AUTH + "enabled", "true")
        .set(AUTH + "jwt_public_key_path", folder.resolve("jwt-public-key.pem").toString())
        .set(AUTH + "api_keys_enabled", "true")
        .set(
            AUTH + "api_keys",
            "[{key: " + READER + ", permissions: ['tasks:read', 'tasks:list'], description: r}]")
        .set("orchestration.grpc.enabled", "true")
        .set("orchestration.grpc.bind_address", "127.0.0.1:" + grpc);
    server = deployment.server();
    url = server.client().url("");
    channel = NettyChannelBuilder.forAddress("127.0.0.1", grpc).usePlaintext().build();
  }

  @AfterAll
  static void close() {
    if (channel != null) {
      channel.shutdownNow();
    }
    deployment.close();
  }

  @ParameterizedTest
  @CsvSource({
    "missing, 401, missing, UNAUTHENTICATED",
    "allowed, 404, '', NOT_FOUND",
    "forbidden, 403, forbidden, PERMISSION_DENIED",
    "expired, 401, expired, UNAUTHENTICATED",
    "elsewhere, 401, invalid, UNAUTHENTICATED",
    "stranger, 401, invalid, UNAUTHENTICATED",
    "tampered, 401, invalid, UNAUTHENTICATED",
    "unknown, 401, invalid, UNAUTHENTICATED",
    "key, 404, '', NOT_FOUND",
    "wrong-key, 401, invalid, UNAUTHENTICATED",
  })
  void both_apis_judge_alike(String who, int status, String reason, Status.Code code)
      throws Exception {
    Map<String, String> headers = headers(who);

    var answer = get("/v1/tasks/" + NO_TASK, headers);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("x-auth-failure-reason").orElse("")).isEqualTo(reason);
    assertThat(grpc(headers)).isEqualTo(code);
  }

  @Test
  void health_and_metrics_are_for_everybody() throws Exception {
    for (String path : List.of("/health", "/health/ready", "/health/detailed", "/metrics")) {
      assertThat(get(path, Map.of()).statusCode()).as(path).isEqualTo(200);
    }
    assertThat(get("/api-docs/openapi.json", Map.of()).statusCode()).isEqualTo(200);
    assertThat(
            HealthServiceGrpc.newBlockingStub(channel)
                .checkHealth(HealthRequest.getDefaultInstance())
                .getStatus())
        .isEqualTo("healthy");
    get("/v1/tasks", Map.of());
    assertThat(get("/metrics", Map.of()).body())
        .contains("tasker_auth_failures_total", "reason=\"missing\"");
  }

  @Test
  void the_client_and_the_command_line_say_who_they_are() throws Exception {
    String token = token("--permissions", "tasks:*");
    try (var client = client(new Credentials.Bearer(token));
        var reader = client(new Credentials.ApiKey("X-API-Key", READER));
        var nobody = client(Credentials.NONE)) {
      assertThat(client.tasks(TaskFilter.ALL).tasks()).isNotNull();
      assertThat(reader.tasks(TaskFilter.ALL).tasks()).isNotNull();
      assertThat(refused(nobody).status()).isEqualTo(401);
    }

    assertThat(list(Map.of("TASKER_AUTH_TOKEN", token)).code()).isZero();
    assertThat(list(Map.of("TASKER_API_KEY", READER)).code()).isZero();
    assertThat(list(Map.of()).text()).contains("Missing authentication credentials");
    assertThat(list(Map.of()).code()).isEqualTo(1);
    var stats = tasker(Map.of("TASKER_API_KEY", READER), "dlq", "stats", "--url", url);
    assertThat(stats.text()).contains("Missing required permission: dlq:stats");
    assertThat(stats.code()).isEqualTo(1);
  }

  @Test
  void a_task_that_exists_is_named_to_its_readers_only() throws Exception {
    String both = token("--permissions", "tasks:create,tasks:read");
    String create = token("--permissions", "tasks:create");

    assertThat(create(both)).contains("task_uuid");
    assertThat(create(both)).containsPattern("identity.*exists.*[0-9a-f-]{36}");
    assertThat(create(create))
        .contains("identity", "exists")
        .doesNotContainPattern("[0-9a-f]{8}-[0-9a-f]{4}-");
  }

  @Test
  void tokens_and_keys_are_checked_where_they_are_made() throws Exception {
    Path key = folder.resolve("jwt-private-key.pem");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
    var again = tasker(Map.of(), "auth", "generate-keys", "--output-dir", folder.toString());
    assertThat(again.code()).isEqualTo(2);
    assertThat(again.text()).contains("is there already", "--force");

    String token = token("--permissions", "steps:*", "--subject", "ci", "--expires-hours", "2");
    var shown = validate(token);
    assertThat(shown.code()).isZero();
    assertThat(shown.text()).contains("subject      ci", "permissions  steps:*", "expires");
    assertThat(validate(token + "x").code()).isEqualTo(1);
    assertThat(validate(token, "--audience", "x").text()).contains("aud is not the one wanted");
    assertThat(mint("--permissions", "tasks:crate").text()).contains("did you mean tasks:create");
    assertThat(mint("--permissions", "*").text()).contains("tasks:*,steps:*");
    assertThat(mint("--permissions", "tasks:*", "--expires-hours", "169").code()).isEqualTo(2);
    assertThat(tasker(Map.of(), "auth", "show-permissions").text()).contains("dlq:update");
  }

  @Test
  void secrets_are_neither_logged_nor_shown() throws Exception {
    String token = token("--permissions", "tasks:*");
    get("/v1/tasks", Map.of("Authorization", "Bearer " + token));
    get("/v1/tasks", Map.of("X-API-Key", READER));
    var shown =
        tasker(
            Map.of(
                "TASKER__ORCHESTRATION__WEB__AUTH__API_KEYS",
                "[{key: " + READER + "}]",
                "TASKER__ORCHESTRATION__WEB__AUTH__API_KEY",
                READER),
            "config",
            "show");

    assertThat(shown.text()).contains("***");
    assertThat(server.process().log() + shown.text()).doesNotContain(READER, token);
    assertThat(server.process().log()).contains("callers are checked tokens=true api_keys=1");
  }

  @Test
  void a_key_that_cannot_be_read_stops_the_start() {
    var failed =
        deployment.run(
            "server",
            Map.of(
                AUTH + "jwt_public_key_path",
                "/nowhere.pem",
                "orchestration.web.bind_address",
                "127.0.0.1:0",
                "orchestration.grpc.bind_address",
                "127.0.0.1:0"));

    assertThat(failed.exitCode()).isNotZero();
    assertThat(failed.log()).contains("jwt_public_key_path = /nowhere.pem cannot be read");
  }

  @Test
  void an_open_server_that_others_can_reach_says_so() throws Exception {
    Path other = Files.createDirectories(folder.resolve("open"));
    try (Deployment open = new Deployment(other)) {
      int port = Deployment.freePort();
      var process = open.run("server", Map.of("orchestration.web.bind_address", "0.0.0.0:" + port));
      Eventually.until(
          "the server to be ready",
          Duration.ofSeconds(60),
          () -> process.log().contains("server ready"),
          process::log);
      assertThat(process.log())
          .contains("WARN", "may do everything: orchestration.web.auth.enabled is false");
    }
    assertThat(server.process().log()).doesNotContain("may do everything");
  }

  private static Map<String, String> headers(String who) throws Exception {
    return switch (who) {
      case "missing" -> Map.of();
      case "key" -> Map.of("x-api-key", READER);
      case "wrong-key" -> Map.of("x-api-key", "another");
      case "allowed" -> bearer(token("--permissions", "tasks:*"));
      case "forbidden" -> bearer(token("--permissions", "dlq:*"));
      case "elsewhere" -> bearer(token("--permissions", "tasks:*", "--audience", "others"));
      case "tampered" -> {
        String[] parts = token("--permissions", "dlq:*").split("\\.");
        String[] more = token("--permissions", "tasks:*").split("\\.");
        yield bearer(parts[0] + "." + more[1] + "." + parts[2]);
      }
      case "expired" -> {
        var claims =
            new TokenClaims(
                "ci",
                "tasker-core",
                List.of("tasker-api"),
                List.of("tasks:*"),
                Instant.now().minusSeconds(120));
        String key = Files.readString(folder.resolve("jwt-private-key.pem"));
        yield bearer(
            new TokenMaker(RsaKeys.privateKey(key)).make(claims, Instant.now().minusSeconds(600)));
      }
      case "unknown" -> bearer("nonsense");
      case "stranger" -> {
        Path strange = Files.createDirectories(folder.resolve("strange"));
        tasker(Map.of(), "auth", "generate-keys", "--force", "--output-dir", strange.toString());
        String key = strange.resolve("jwt-private-key.pem").toString();
        yield bearer(run("auth", "token", "--permissions", "tasks:*", "--private-key", key));
      }
      default -> throw new IllegalArgumentException(who);
    };
  }

  private static Map<String, String> bearer(String token) {
    return Map.of("authorization", "Bearer " + token);
  }

  private static HttpResponse<String> get(String path, Map<String, String> headers)
      throws Exception {
    var request = HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(20));
    headers.forEach(request::header);
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request.build(), BodyHandlers.ofString());
    }
  }

  private static Status.Code grpc(Map<String, String> headers) {
    Metadata metadata = new Metadata();
    headers.forEach(
        (name, value) ->
            metadata.put(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER), value));
    var tasks =
        TaskServiceGrpc.newBlockingStub(channel)
            .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(metadata));
    var request = GetTaskRequest.newBuilder().setTaskUuid(NO_TASK).build();
    return catchThrowableOfType(StatusRuntimeException.class, () -> tasks.getTask(request))
        .getStatus()
        .getCode();
  }

  private static TaskerClient client(Credentials credentials) {
    return TaskerClient.of(ClientConfig.of(url).with(credentials).maxAttempts(1));
  }

  private static ServerException refused(TaskerClient client) {
    return catchThrowableOfType(ServerException.class, () -> client.tasks(TaskFilter.ALL));
  }

  private static Run list(Map<String, String> environment) throws Exception {
    return tasker(environment, "task", "list", "--url", url);
  }

  private static String create(String token) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(url + "/v1/tasks"))
            .timeout(Duration.ofSeconds(20))
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", "the same")
            .header("Authorization", "Bearer " + token)
            .POST(
                BodyPublishers.ofString(
                    """
                    {"namespace":"rust_e2e_linear","name":"mathematical_sequence",
                     "version":"1.0.0","context":{"even_number":6},"initiator":"walk",
                     "source_system":"tests","reason":"to see"}
                    """));
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request.build(), BodyHandlers.ofString()).body();
    }
  }

  private static String token(String... options) throws Exception {
    Run run = mint(options);
    assertThat(run.code()).as(run.text()).isZero();
    return run.text().strip();
  }

  private static Run mint(String... options) throws Exception {
    List<String> command = new ArrayList<>(List.of("auth", "token", "--private-key"));
    command.add(folder.resolve("jwt-private-key.pem").toString());
    command.addAll(List.of(options));
    return tasker(Map.of(), command.toArray(String[]::new));
  }

  private static String run(String... command) throws Exception {
    Run run = tasker(Map.of(), command);
    assertThat(run.code()).as(run.text()).isZero();
    return run.text().strip();
  }

  private static Run validate(String token, String... options) throws Exception {
    List<String> command = new ArrayList<>(List.of("auth", "validate", token, "--public-key"));
    command.add(folder.resolve("jwt-public-key.pem").toString());
    command.addAll(List.of(options));
    return tasker(Map.of(), command.toArray(String[]::new));
  }

  private record Run(int code, String text) {}

  private static Run tasker(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Deployment.HOME.resolve("bin/tasker").toString());
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Run(process.exitValue(), text);
  }
}
