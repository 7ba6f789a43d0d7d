package io.tasker.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as they come from editors, mounts and accidents. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ConfigFilesIT {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "# nothing yet\n", "---\n", "\uFEFF", "common:\r\n"})
  void a_file_with_nothing_in_it_leaves_the_defaults(String text) throws IOException {
    file("tasker.yaml", text);

    LoadedConfig loaded = load("test");

    assertThat(loaded.values()).isEqualTo(ConfigLoader.defaults(Map.of()).values());
    assertThat(loaded.warnings()).isEmpty();
  }

  @Test
  void windows_line_ends_and_a_byte_order_mark_do_no_harm() throws IOException {
    Path file = file("tasker.yaml", "\uFEFFworker:\r\n  set_size: 7\r\n  worker_id: a b\r\n");

    Map<String, ConfigValue> values = load("test").values();

    assertThat(values.get("worker.set_size").value()).isEqualTo("7");
    assertThat(values.get("worker.set_size").origin()).isEqualTo(file + ":2");
    assertThat(values.get("worker.worker_id").value()).isEqualTo("a b");
    assertThat(values.get("worker.worker_id").origin()).isEqualTo(file + ":3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "ISO-8859-1"})
  void another_encoding_is_refused(String charset) throws IOException {
    Path file =
        Files.write(
            folder.resolve("tasker.yaml"),
            "worker: {worker_id: Z\u00fcrich}".getBytes(Charset.forName(charset)));

    assertThatThrownBy(() -> load("test"))
        .hasMessageContaining(file + ": the file is not UTF-8 text");
  }

  @Test
  void a_folder_in_place_of_a_file_is_named() throws IOException {
    Path main = Files.createDirectory(folder.resolve("tasker.yaml"));
    Path other = Files.createDirectory(folder.resolve("tasker-test.yaml"));

    assertThatThrownBy(() -> load("test"))
        .hasMessageContaining(main + ": this is a folder, not a file")
        .hasMessageContaining(other + ": this is a folder, not a file");
  }

  // Permissions do not hold back root, who may run this test.
  @Test
  void a_file_that_may_not_be_read_is_told_from_one_that_cannot() {
    Path file = folder.resolve("tasker.yaml");

    assertThat(YamlLayer.whyUnreadable(file, new AccessDeniedException("x")))
        .isEqualTo("no permission to read the file");
    assertThat(YamlLayer.whyUnreadable(file, new IOException("disk on fire")))
        .isEqualTo("the file cannot be read: java.io.IOException: disk on fire");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "worker:\\n  set_size: 1\\n  set_size: 2\\n | :3:3: the key \"set_size\" is given twice,"
            + " first at 2:3",
        "worker:\\n  set_size: 1\\nworker:\\n  polling: {}\\n | :3:1: the key \"worker\" is given"
            + " twice, first at 1:1",
        "worker.set_size: 1\\nworker:\\n  set_size: 2\\n | :3: worker.set_size is given twice,"
            + " first at",
      })
  void a_key_that_is_given_twice_is_refused_with_both_places(String text, String message)
      throws IOException {
    Path file = file("tasker.yaml", text.replace("\\n", "\n"));

    assertThatThrownBy(() -> load("test")).hasMessageContaining(file + message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../other", "a b", "", "prod/eu", "tasker.yaml", "\u00fc"})
  void an_environment_that_cannot_be_a_file_name_is_refused(String environment) throws IOException {
    file("tasker.yaml", "");

    assertThatThrownBy(() -> load(environment))
        .hasMessageContaining("TASKER_ENV: \"" + environment + "\" is not allowed; allowed: up to");
  }

  @Test
  void an_environment_without_a_file_is_fine_unless_it_looks_like_a_slip() throws IOException {
    file("tasker.yaml", "");
    file("tasker-development.yaml", "worker: {set_size: 7}");

    assertThat(load("development").config().worker().setSize()).isEqualTo(7);
    assertThat(load("production").warnings()).isEmpty();
    assertThat(load("developmnet").warnings())
        .containsExactly(
            "TASKER_ENV: there is no file %s; did you mean development?"
                .formatted(folder.resolve("tasker-developmnet.yaml")));
  }

  private LoadedConfig load(String environment) {
    return ConfigLoader.load(
        new ConfigSources(
            folder.resolve("tasker.yaml"), environment, Optional.empty(), Map.of(), Map.of()));
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
  }
}
