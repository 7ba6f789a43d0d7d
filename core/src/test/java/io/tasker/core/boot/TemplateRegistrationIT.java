package io.tasker.core.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.core.config.ConfigLoader;
import io.tasker.core.config.TaskerConfig;
import io.tasker.core.store.TemplateStore.Registration;
import io.tasker.core.writer.EngineHarness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TemplateRegistrationIT {
  private final EngineHarness engine = new EngineHarness();
  @TempDir private Path folder;

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void new_files_are_added_and_known_ones_unchanged() {
    Path a = file("a", "run_a");

    assertThat(registrations(false, a)).containsExactly(new Registration.Added(1));
    assertThat(registrations(false, a, file("b", "run_b")))
        .containsExactly(new Registration.Unchanged(1), new Registration.Added(1));
    assertThat(engine.depth(EngineHarness.QUEUES.ofWorkers("shop"))).isZero();
  }

  @Test
  void other_content_is_refused_and_holds_everything_back() {
    registrations(false, file("a", "run_a"));

    assertThat(registrations(false, file("b", "run_b"), file("a", "run_other")))
        .containsExactly(new Registration.Added(1), new Registration.Different(1));
    assertThat(stored()).containsExactly("a 1 run_a");
  }

  @Test
  void every_problem_of_every_file_is_told_and_nothing_is_registered() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.yaml"), "name: x\nnmae: y\n");
    Path missing = folder.resolve("missing.yaml");

    assertThatThrownBy(() -> registrations(true, file("a", "run_a"), broken, missing))
        .isInstanceOfSatisfying(
            TaskerException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TEMPLATE_INVALID))
        .hasMessageContaining("broken.yaml")
        .hasMessageContaining("nmae")
        .hasMessageContaining("missing.yaml: cannot be read");
    assertThat(stored()).isEmpty();
  }

  @Test
  void two_files_may_say_the_same_of_a_name_but_nothing_different() throws IOException {
    Path a = file("a", "run_a");
    Path copy = Files.copy(a, folder.resolve("copy.yaml"));
    assertThat(registrations(true, a, copy)).containsExactly(new Registration.Added(1));

    Path other = Files.writeString(copy, Files.readString(a).replace("run_a", "run_b"));
    assertThatThrownBy(() -> registrations(true, a, other))
        .hasMessageContaining("copy.yaml: shop/a/1.0.0 is defined otherwise in ")
        .hasMessageContaining("a.yaml");
    assertThat(stored()).containsExactly("a 1 run_a");
  }

  @Test
  void with_revisions_other_content_is_the_next_one_and_the_newest_counts() {
    registrations(true, file("a", "run_a"));

    assertThat(registrations(true, file("a", "run_b"))).containsExactly(new Registration.Added(2));
    assertThat(registrations(true, file("a", "run_b")))
        .containsExactly(new Registration.Unchanged(2));
    assertThat(registrations(true, file("a", "run_a"))).containsExactly(new Registration.Added(3));
    assertThat(stored()).containsExactly("a 1 run_a", "a 2 run_b", "a 3 run_a");
  }

  @Test
  void many_who_register_the_same_at_once_add_one_revision() throws Exception {
    registrations(true, file("a", "run_a"));
    Path changed = file("a", "run_b");
    List<Future<List<Registration>>> all = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 6; i++) {
        all.add(threads.submit(() -> registrations(true, changed)));
      }
    }

    List<Registration> outcomes = new ArrayList<>();
    for (var one : all) {
      outcomes.addAll(one.get());
    }
    assertThat(outcomes)
        .hasSize(6)
        .containsOnlyOnce(new Registration.Added(2))
        .containsOnly(new Registration.Added(2), new Registration.Unchanged(2));
    assertThat(stored()).containsExactly("a 1 run_a", "a 2 run_b");
  }

  @Test
  void overrides_are_stored_and_the_files_content_says_what_is_the_same() throws IOException {
    Path file = file("a", "run_a");
    Files.writeString(
        file,
        Files.readString(file)
            + """
            environments:
              staging: { steps: [{ name: only, timeout_seconds: 7 }] }
            """);

    assertThat(registrations("staging", file)).containsExactly(new Registration.Added(1));
    assertThat(timeouts()).containsExactly("7000");
    assertThat(registrations("staging", file)).containsExactly(new Registration.Unchanged(1));
    assertThat(registrations("production", file)).containsExactly(new Registration.Unchanged(1));
    assertThat(timeouts()).containsExactly("7000");

    Files.writeString(
        file, Files.readString(file).replace("timeout_seconds: 7", "timeout_seconds: 8"));
    assertThat(registrations("production", file)).containsExactly(new Registration.Different(1));
  }

  @Test
  void an_environment_that_the_file_does_not_name_runs_by_the_file() throws IOException {
    Path file = file("a", "run_a");
    Files.writeString(
        file,
        Files.readString(file)
            + "environments: { staging: { steps: [{ name: ALL, timeout_seconds: 7 }] } }\n");

    assertThat(registrations("production", file)).containsExactly(new Registration.Added(1));
    assertThat(timeouts()).containsExactly("30000");
  }

  private List<Registration> registrations(String environment, Path file) {
    TaskerConfig config = config(false);
    return TemplateRegistration.register(
            new TaskerConfig(environment, config.common(), config.orchestration(), config.worker()),
            engine.messaging,
            TemplateRegistrationIT.class.getClassLoader(),
            List.of(file))
        .stream()
        .map(TemplateOutcome::registration)
        .toList();
  }

  private List<String> timeouts() {
    return engine.all(
        "SELECT s->>'timeout_ms' FROM tasker.templates t,"
            + " jsonb_array_elements(CAST(t.definition AS jsonb)->'steps') s");
  }

  @Test
  void workers_are_told_of_new_templates() throws SQLException {
    try (Connection connection = engine.database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("LISTEN tasker_signal");
      registrations(false, file("a", "run_a"));

      assertThat(connection.unwrap(PGConnection.class).getNotifications(10_000))
          .singleElement()
          .satisfies(told -> assertThat(told.getParameter()).isEqualTo("tasker_templates"));
    }
  }

  private List<Registration> registrations(boolean revisions, Path... files) {
    return TemplateRegistration.register(
            config(revisions),
            engine.messaging,
            TemplateRegistrationIT.class.getClassLoader(),
            Arrays.asList(files))
        .stream()
        .map(TemplateOutcome::registration)
        .toList();
  }

  private TaskerConfig config(boolean revisions) {
    return ConfigLoader.defaults(
            Map.of(
                "common.database.url", engine.database.url(),
                "common.database.username", engine.database.username(),
                "common.task_templates.revisions", String.valueOf(revisions)))
        .config();
  }

  private List<String> stored() {
    return engine.all(
        "SELECT t.name || ' ' || t.revision || ' ' || s.callable FROM tasker.templates t"
            + " JOIN tasker.template_steps s USING (template_id) ORDER BY 1");
  }

  private Path file(String name, String callable) {
    try {
      return Files.writeString(
          folder.resolve(name + ".yaml"),
          """
          name: %s
          namespace_name: shop
          version: 1.0.0
          steps:
            - { name: only, handler: { callable: %s } }
          """
              .formatted(name, callable));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
