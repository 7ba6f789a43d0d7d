package io.tasker.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.client.TaskerClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/tasker} as an operator uses it, against a server and a worker. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CliIT {
  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  @TempDir private static Path folder;
  private static Deployment deployment;
  private static String url;

  @BeforeAll
  static void start() {
    deployment = new Deployment(folder);
    url = deployment.server().client().url("");
    deployment.worker();
  }

  @AfterAll
  static void close() {
    deployment.close();
  }

  @Test
  void a_task_is_created_and_waited_for() throws Exception {
    var end =
        tasker(
            "task",
            "create",
            "-n",
            "rust_e2e_diamond",
            "--name",
            "diamond_pattern",
            "--wait",
            "--input",
            "{\"even_number\": 4}",
            "--tag",
            "cli");

    assertThat(end.code()).as(end.text()).isZero();
    assertThat(end.golden().lines().toList())
        .startsWith("task UUID")
        .contains(
            "step diamond_start complete",
            "step branch_b complete",
            "step branch_c complete",
            "step diamond_end complete")
        .endsWith("task complete 4/4");
  }

  @Test
  void it_is_found_shown_drawn_and_watched() throws Exception {
    UUID task = create("rust_e2e_diamond", "diamond_pattern", "{\"even_number\": 10}", "drawn");
    await(task);

    assertThat(tasker("task", "list", "--tag", "drawn").golden())
        .isEqualTo(
            """
            TASK  TEMPLATE  STATE  STEPS  CREATED
            UUID  rust_e2e_diamond/diamond_pattern/1.0.0  complete  4/4  TIME
            page 1 of 1, 1 tasks
            """);
    assertThat(tasker("task", "visualize", task.toString()).text())
        .isEqualTo(
            """
            rust_e2e_diamond/diamond_pattern/1.0.0 complete
              + diamond_start  complete
                + branch_b       complete  <- diamond_start
                + branch_c       complete  <- diamond_start
                  + diamond_end    complete  <- branch_b, branch_c
            """);
    assertThat(tasker("task", "visualize", task.toString(), "--form", "mermaid").text())
        .startsWith("flowchart TD\n  s0[\"diamond_start<br/>complete\"]")
        .contains("  s2 --> s3\n");
    assertThat(tasker("task", "watch", task.toString()).text()).endsWith("task complete 4/4\n");
    assertThat(tasker("task", "get", task.toString(), "--output", "json").text())
        .contains("\"status\" : \"complete\"");
    assertThat(tasker("step", "list", task.toString()).golden())
        .contains("diamond_end  complete  1/3  UUID\n");
  }

  @Test
  void it_is_cancelled() throws Exception {
    UUID task = create("examples", "sleep", "{\"milliseconds\": 600000}", "cancelled");

    var end = tasker("task", "cancel", task.toString(), "--reason", "not needed");

    assertThat(end.code()).isZero();
    assertThat(end.text()).contains("state           cancelled");
    assertThat(tasker("task", "watch", task.toString()).code())
        .as("a task that is not complete")
        .isEqualTo(1);
  }

  @Test
  void the_server_is_healthy_and_has_templates() throws Exception {
    assertThat(tasker("health").text()).contains("web_database", "version         ");
    assertThat(tasker("health").code()).isZero();
    assertThat(tasker("template", "list", "-n", "examples").golden())
        .contains("examples  sleep  1.0.0  1  One step that takes as long as the input says.\n");
  }

  @Test
  void a_deliberate_mistake_is_answered_with_what_was_meant() throws Exception {
    Path profiles = folder.resolve("client.toml");
    Files.writeString(profiles, "[profile.default.orchestration]\nbase_ulr = \"http://a\"\n");

    var end = tasker("task", "list", "--profiles", profiles.toString());

    assertThat(end.code()).isEqualTo(2);
    assertThat(end.text())
        .isEqualTo(
            "tasker: "
                + profiles
                + ": profile.default.orchestration: unknown key base_ulr; allowed: base_url,"
                + " grpc_url, timeout_ms, max_retries, auth; did you mean base_url?\n");
  }

  @Test
  void what_the_server_refuses_is_said_in_its_words() throws Exception {
    var end = tasker("task", "get", "01990000-0000-7000-8000-000000000000");

    assertThat(end.code()).isEqualTo(1);
    assertThat(end.text()).startsWith("tasker: NOT_FOUND (404): ").doesNotContain("\tat ");
  }

  @Test
  void a_server_that_is_not_there_is_exit_code_3() throws Exception {
    var end =
        tasker("health", "--url", "http://127.0.0.1:" + Deployment.freePort(), "--timeout", "1");

    assertThat(end.code()).isEqualTo(3);
    assertThat(end.text()).contains("no connection to the server");
  }

  private static UUID create(String namespace, String name, String input, String tag)
      throws Exception {
    var end =
        tasker("task", "create", "-n", namespace, "--name", name, "--input", input, "--tag", tag);
    assertThat(end.code()).as(end.text()).isZero();
    Matcher uuid = UUID_TEXT.matcher(end.text());
    assertThat(uuid.find()).as(end.text()).isTrue();
    return UUID.fromString(uuid.group());
  }

  private static void await(UUID task) {
    try (var client = TaskerClient.of(url)) {
      assertThat(client.waitFor(task, Duration.ofMinutes(1)).isComplete()).isTrue();
    }
  }

  private static End tasker(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(Deployment.HOME.resolve("bin/tasker") + ""));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true).directory(folder.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("TASKER_ORCHESTRATION_URL", url);
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ends").isTrue();
      return new End(process.exitValue(), text);
    } finally {
      process.destroyForcibly();
    }
  }

  private record End(int code, String text) {
    /** Without what differs from run to run, and with columns as wide as two blanks. */
    String golden() {
      return UUID_TEXT
          .matcher(text)
          .replaceAll("UUID")
          .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "TIME")
          .replaceAll(" {2,}", "  ");
    }
  }
}
