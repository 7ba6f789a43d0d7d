package io.tasker.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.spi.messaging.MessagingProvider;
import io.tasker.core.config.ConfigLoader;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PluginCatalogIT {
  private static final String FAKE = FakeMessagingProvider.class.getName();

  @TempDir Path folder;

  @Test
  void the_configuration_says_which_folders_are_needed() {
    var config =
        ConfigLoader.defaults(
                Map.of("common.queues.backend", "rabbitmq", "orchestration.grpc.enabled", "true"))
            .config();

    assertThat(PluginNames.forServer(config))
        .containsExactly("messaging-rabbitmq", "api-rest", "api-grpc");
    assertThat(PluginNames.forWorker(config)).containsExactly("messaging-rabbitmq");
  }

  @Test
  void one_loader_is_opened_over_the_jars_of_all_enabled_plugins() throws IOException {
    jar("messaging-fake/b.jar", FAKE);
    jar("messaging-fake/a.jar", FAKE);
    jar("api-rest/c.jar", FAKE);
    jar("not-enabled/d.jar", FAKE);

    try (var loader = open("messaging-fake", "api-rest")) {
      assertThat(loader.getName()).isEqualTo("plugins");
      assertThat(loader.getParent()).isSameAs(PluginCatalog.class.getClassLoader());
      assertThat(loader.getURLs())
          .extracting(url -> Path.of(url.getPath()).getFileName().toString())
          .containsExactly("a.jar", "b.jar", "c.jar");
    }
  }

  @Test
  void a_provider_is_found_by_its_key() throws IOException {
    jar("messaging-fake/a.jar", FAKE);

    try (var loader = open("messaging-fake")) {
      assertThat(PluginCatalog.messaging(loader, "fake").getClass().getName()).isEqualTo(FAKE);
    }
  }

  @Test
  void a_missing_folder_is_refused_with_its_key_and_those_that_exist() throws IOException {
    jar("messaging-pgmq/a.jar", FAKE);
    jar("api-rest/a.jar", FAKE);

    assertThatThrownBy(() -> open("messaging-pgmg"))
        .isInstanceOfSatisfying(TaskerException.class, PluginCatalogIT::isPluginInvalid)
        .hasMessage(
            "the plugin messaging-pgmg (enabled by common.queues.backend) cannot be used: its"
                + " folder "
                + folder.resolve("messaging-pgmg")
                + " does not exist; there are: api-rest, messaging-pgmq; did you mean"
                + " messaging-pgmq?");
  }

  @Test
  void a_missing_plugins_folder_is_refused_if_a_plugin_is_enabled() {
    Path none = folder.resolve("none");

    assertThatThrownBy(() -> PluginCatalog.open(none, List.of("api-rest")))
        .isInstanceOfSatisfying(TaskerException.class, PluginCatalogIT::isPluginInvalid)
        .hasMessageContaining("enabled by orchestration.web.enabled")
        .hasMessageContaining(none.resolve("api-rest") + " does not exist; there are: none");
    assertThat(PluginCatalog.open(none, List.of())).isNotNull();
  }

  @Test
  void all_that_is_missing_is_said_at_once() throws IOException {
    jar("api-rest/a.jar", FAKE);

    assertThatThrownBy(() -> open("messaging-pgmq", "api-rest", "api-grpc"))
        .isInstanceOfSatisfying(TaskerException.class, PluginCatalogIT::isPluginInvalid)
        .hasMessageStartingWith("2 plugins cannot be used:\n  - the plugin messaging-pgmq ")
        .hasMessageContaining("\n  - the plugin api-grpc (enabled by orchestration.grpc.enabled)")
        .hasMessageNotContaining("the plugin api-rest");
  }

  @Test
  void the_value_that_asks_for_a_missing_plugin_is_named() {
    var config = ConfigLoader.defaults(Map.of("common.queues.backend", "rabbitmq"));

    assertThatThrownBy(() -> PluginCatalog.open(folder, List.of("messaging-rabbitmq"), config))
        .hasMessageContaining(
            "(enabled by common.queues.backend = \"rabbitmq\" at command line; allowed: pgmq,"
                + " rabbitmq)");
  }

  @Test
  void a_folder_without_a_jar_is_refused() throws IOException {
    Files.createDirectories(folder.resolve("api-rest"));

    assertThatThrownBy(() -> open("api-rest"))
        .isInstanceOfSatisfying(TaskerException.class, PluginCatalogIT::isPluginInvalid)
        .hasMessageContaining("has no jar file");
  }

  @Test
  void a_key_without_a_provider_is_refused_with_those_found() throws IOException {
    jar("messaging-fake/a.jar", FAKE);

    try (var loader = open("messaging-fake")) {
      assertThatThrownBy(() -> PluginCatalog.messaging(loader, "fale"))
          .isInstanceOfSatisfying(TaskerException.class, PluginCatalogIT::isPluginInvalid)
          .hasMessageStartingWith(
              "there is no messaging plugin for common.queues.backend = \"fale\"; found: fake")
          .hasMessageEndingWith("did you mean fake?");
      assertThatThrownBy(() -> PluginCatalog.api(loader, "carrier-pigeon"))
          .isInstanceOfSatisfying(TaskerException.class, PluginCatalogIT::isPluginInvalid)
          .hasMessageContaining("there is no API plugin for orchestration.carrier-pigeon.enabled");
    }
  }

  @Test
  void two_providers_for_one_key_are_refused_by_name() throws IOException {
    jar("messaging-fake/a.jar", FAKE + "$Twin");
    jar("messaging-fake/b.jar", FAKE + "$OtherTwin");

    try (var loader = open("messaging-fake")) {
      assertThatThrownBy(() -> PluginCatalog.messaging(loader, "twin"))
          .isInstanceOfSatisfying(TaskerException.class, PluginCatalogIT::isPluginInvalid)
          .hasMessageContaining(FAKE + "$OtherTwin, " + FAKE + "$Twin; remove all but one");
    }
  }

  @Test
  void a_provider_that_cannot_be_loaded_is_named() throws IOException {
    jar("messaging-fake/a.jar", "org.example.Gone");

    try (var loader = open("messaging-fake")) {
      assertThatThrownBy(() -> PluginCatalog.messaging(loader, "fake"))
          .isInstanceOfSatisfying(TaskerException.class, PluginCatalogIT::isPluginInvalid)
          .hasMessageContaining("a plugin cannot be loaded")
          .hasMessageContaining("org.example.Gone");
    }
  }

  private static void isPluginInvalid(TaskerException e) {
    assertThat(e.code()).isEqualTo(ErrorCode.PLUGIN_INVALID);
  }

  private URLClassLoader open(String... names) {
    return (URLClassLoader) PluginCatalog.open(folder, List.of(names));
  }

  /** A jar file that only says which class on our own class path provides messaging. */
  private void jar(String name, String provider) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    try (var jar = new JarOutputStream(Files.newOutputStream(file))) {
      jar.putNextEntry(new JarEntry("META-INF/services/" + MessagingProvider.class.getName()));
      jar.write(provider.getBytes(StandardCharsets.UTF_8));
      jar.closeEntry();
    }
  }
}
