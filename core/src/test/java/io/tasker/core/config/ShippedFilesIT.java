package io.tasker.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ShippedFilesIT {
  private static final Path FOLDER = checkout().resolve("distribution/src/main/config");

  @Test
  void the_shipped_file_has_exactly_the_known_keys_with_their_defaults() {
    Findings findings = new Findings();
    Map<String, Raw> shipped = new LinkedHashMap<>();
    YamlLayer.read(FOLDER.resolve("tasker.yaml"), findings)
        .forEach(setting -> shipped.put(setting.key(), setting.value()));
    Map<String, Raw> declared = new LinkedHashMap<>();
    KnownKeys.all().forEach(key -> declared.put(key.name(), key.defaultValue()));

    findings.throwIfAny();
    assertThat(shipped).containsExactlyEntriesOf(declared);
  }

  @Test
  void the_shipped_file_says_what_every_key_means_and_in_which_unit() throws IOException {
    String text = Files.readString(FOLDER.resolve("tasker.yaml"));

    assertThat(KnownKeys.all())
        .allSatisfy(
            key -> {
              assertThat(text).containsIgnoringCase("# " + key.meaning() + ".");
              if (!key.unit().isEmpty()) {
                assertThat(text).contains("# Allowed: " + key.allowed() + ".");
              }
            });
  }

  @Test
  void the_shipped_files_load_without_a_warning() {
    LoadedConfig loaded = load("production", Map.of());

    assertThat(loaded.warnings()).isEmpty();
    assertThat(loaded.config().environment()).isEqualTo("production");
    assertThat(loaded.config().common().database().migrateOnStart()).isFalse();
    assertThat(loaded.values().get("common.database.url").origin()).contains("tasker.yaml:");
    assertThat(load("development", Map.of()).config().common().database().migrateOnStart())
        .isTrue();
  }

  @Test
  void the_defaults_without_files_are_those_of_the_shipped_file() {
    TaskerConfig shipped = load("default", Map.of()).config();

    assertThat(ConfigLoader.defaults(Map.of()).config()).isEqualTo(shipped);
  }

  private static LoadedConfig load(String environment, Map<String, String> variables) {
    return ConfigLoader.load(
        new ConfigSources(
            FOLDER.resolve("tasker.yaml"), environment, Optional.empty(), variables, Map.of()));
  }

  private static Path checkout() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("distribution/pom.xml"))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new IllegalStateException("no checkout above " + Path.of("").toAbsolutePath());
      }
    }
    return folder;
  }
}
