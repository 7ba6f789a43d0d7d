package io.tasker.devmode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EmbeddedDatabaseConfigTest {
  @Test
  void commits_survive_a_crash_unless_asked_otherwise() {
    assertThat(ServerSettings.of(EmbeddedDatabaseConfig.temporary()))
        .containsEntry("fsync", "'on'")
        .containsEntry("synchronous_commit", "'on'")
        .containsEntry("full_page_writes", "'on'");
    assertThat(ServerSettings.of(EmbeddedDatabaseConfig.temporary().durable(false)))
        .containsEntry("fsync", "'off'")
        .containsEntry("synchronous_commit", "'off'")
        .containsEntry("full_page_writes", "'off'");
  }

  @Test
  void a_further_setting_wins_and_cannot_leave_its_quotes() {
    var config =
        EmbeddedDatabaseConfig.temporary()
            .setting("fsync", "off")
            .setting("application_name", "it's; rm -rf");

    assertThat(ServerSettings.of(config))
        .containsEntry("fsync", "'off'")
        .containsEntry("application_name", "'it'\\''s; rm -rf'");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1, 1023, 65_536})
  void a_port_out_of_range_is_refused(int port) {
    assertThatThrownBy(() -> EmbeddedDatabaseConfig.temporary().port(port))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1024 to 65535")
        .hasMessageContaining("was " + port);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Max", "a b", "a=b", "a;b", "-c"})
  void a_setting_with_a_strange_name_is_refused(String name) {
    assertThatThrownBy(() -> EmbeddedDatabaseConfig.temporary().setting(name, "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + name + "\"");
  }

  @Test
  void a_setting_with_a_line_break_is_refused() {
    assertThatThrownBy(() -> EmbeddedDatabaseConfig.temporary().setting("work_mem", "1MB\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("work_mem");
  }

  @Test
  void a_data_folder_is_made_absolute() {
    assertThat(EmbeddedDatabaseConfig.persistent(Path.of("x", "..", "y")).dataDirectory())
        .isEqualTo(Path.of("y").toAbsolutePath());
  }
}
