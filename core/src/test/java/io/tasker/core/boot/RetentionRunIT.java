package io.tasker.core.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.core.boot.RetentionRun.Wish;
import io.tasker.core.config.ConfigLoader;
import io.tasker.core.writer.EngineHarness;
import io.tasker.testkit.HistoryFiller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RetentionRunIT {
  private static final Instant LONG_AGO = Instant.parse("2024-01-01T00:00:00Z");
  private final EngineHarness engine = new EngineHarness();
  @TempDir Path home;

  RetentionRunIT() {
    new HistoryFiller(engine.database.url(), _ -> {})
        .fill("old", 300, LONG_AGO, Duration.ofDays(14));
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void a_preview_changes_nothing() {
    assertThat(run(Wish.PREVIEW, Map.of()))
        .containsExactly("nothing is ever deleted: no namespace has a retention");
    assertThat(run(Wish.PREVIEW, days(30)))
        .last()
        .isEqualTo("would delete tasks=10 and drop weeks=0");
    assertThat(engine.count("tasker.tasks")).isEqualTo(10);
  }

  @Test
  void healed_history_is_dropped_by_the_week_into_files_below_the_home() throws IOException {
    assertThat(run(Wish.HEAL, Map.of()))
        .containsExactly("moved week=2024w01 rows=150", "moved week=2024w02 rows=150");
    assertThat(run(Wish.HEAL, Map.of())).singleElement().asString().contains("nothing to heal");

    List<String> lines = run(Wish.DELETE, days(30));

    assertThat(lines)
        .contains("exported week=2024w01 table=step_transitions rows=80")
        .contains("dropped week=2024w02 table=task_transitions")
        .last()
        .isEqualTo("done tasks=10 rows=60 partitions=6");
    assertThat(engine.count("tasker.v_history")).isZero();
    assertThat(home.resolve("export/history-2024w01-step_transitions.jsonl.gz")).isNotEmptyFile();
  }

  @Test
  void a_folder_that_cannot_be_written_is_named_and_keeps_everything() throws IOException {
    Files.createFile(home.resolve("export"));

    assertThatThrownBy(() -> run(Wish.DELETE, days(30)))
        .isInstanceOfSatisfying(
            TaskerException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_INVALID))
        .hasMessageContaining("orchestration.retention.export_path: rows cannot be written");
    assertThat(engine.count("tasker.tasks")).isEqualTo(10);
  }

  @Test
  void a_misspelt_namespace_is_named_and_keeps_everything() {
    Map<String, String> settings = new HashMap<>(days(30));
    settings.put("orchestration.retention.namespace_days", "[\"odl=3650\"]");

    assertThatThrownBy(() -> run(Wish.DELETE, settings)).hasMessageContaining("nearest known: old");
    assertThat(engine.count("tasker.tasks")).isEqualTo(10);
  }

  @Test
  void a_namespace_is_named_once() {
    Map<String, String> settings = new HashMap<>(days(30));
    settings.put("orchestration.retention.namespace_days", "[\"old=1\", \"old=2\"]");

    assertThatThrownBy(() -> run(Wish.DELETE, settings))
        .hasMessageContaining("names the namespace old twice");
  }

  private static Map<String, String> days(int days) {
    return Map.of(
        "orchestration.retention.default_days",
        Integer.toString(days),
        "orchestration.retention.export_path",
        "export");
  }

  private List<String> run(Wish wish, Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("common.database.url", engine.database.url());
    all.put("common.database.username", engine.database.username());
    List<String> lines = new ArrayList<>();
    RetentionRun.run(
        ConfigLoader.defaults(all).config(),
        engine.messaging,
        getClass().getClassLoader(),
        home,
        wish,
        lines::add);
    return lines;
  }
}
