package io.tasker.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.contract.spi.PluginConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ConfigLoaderIT extends WithConfigFiles {
  private static final String BIND = "orchestration.web.bind_address";

  @Test
  void each_layer_lies_over_the_one_before() {
    file("tasker.yaml", yaml(BIND, "a:1"));
    assertThat(bind(load())).isEqualTo(new Found("a:1", folder.resolve("tasker.yaml") + ":3"));

    file("tasker-test.yaml", yaml(BIND, "b:2"));
    assertThat(bind(load()).value).isEqualTo("b:2");

    Path more = file("more.yaml", yaml(BIND, "c:3"));
    assertThat(bind(load(more, Map.of(), Map.of()))).isEqualTo(new Found("c:3", more + ":3"));

    Map<String, String> alias = Map.of("TASKER_WEB_BIND_ADDRESS", "d:4");
    assertThat(bind(load(more, alias, Map.of())))
        .isEqualTo(new Found("d:4", "TASKER_WEB_BIND_ADDRESS"));

    String name = "TASKER__ORCHESTRATION__WEB__BIND_ADDRESS";
    Map<String, String> variables = Map.of("TASKER_WEB_BIND_ADDRESS", "d:4", name, "e:5");
    assertThat(bind(load(more, variables, Map.of()))).isEqualTo(new Found("e:5", name));

    assertThat(bind(load(more, variables, Map.of(BIND, "f:6"))))
        .isEqualTo(new Found("f:6", "command line"));
  }

  @Test
  void what_nobody_sets_has_its_default() {
    file("tasker.yaml", "");

    LoadedConfig loaded = load();

    assertThat(bind(loaded)).isEqualTo(new Found("127.0.0.1:8080", "default"));
    TaskerConfig config = loaded.config();
    assertThat(config.environment()).isEqualTo("test");
    assertThat(config.orchestration().writers()).isEqualTo(new WriterConfig(0, 200));
    assertThat(config.orchestration().grpcEnabled()).isFalse();
    assertThat(config.orchestration().delivery())
        .isEqualTo(
            new DeliveryConfig(
                DeliveryMode.HYBRID,
                new PollingConfig(Duration.ofMillis(5), Duration.ofSeconds(5)),
                Duration.ofSeconds(5),
                2));
    assertThat(config.worker().dispatch()).isEqualTo(new DispatchConfig(200, 200));
    assertThat(config.worker().lease())
        .isEqualTo(
            new LeaseConfig(Duration.ofSeconds(15), Duration.ofSeconds(5), Optional.empty()));
    assertThat(config.common().database().jdbcUrl())
        .isEqualTo("jdbc:postgresql://localhost/tasker");
  }

  @Test
  void a_list_is_replaced_whole() {
    file("tasker.yaml", "worker:\n  handler_paths: [a.jar, b.jar]\n");
    assertThat(load().config().worker().handlerPaths()).containsExactly("a.jar", "b.jar");

    Map<String, String> variables = Map.of("TASKER__WORKER__HANDLER_PATHS", "[\"c.jar\"]");
    assertThat(load(null, variables, Map.of()).config().worker().handlerPaths())
        .containsExactly("c.jar");
  }

  @Test
  void public_variables_set_their_keys() {
    file("tasker.yaml", "common: {database: {url: 'postgresql://file/db'}}");
    Map<String, String> variables =
        Map.of(
            "DATABASE_URL", "postgresql://variable/db",
            "TASKER_MESSAGING_BACKEND", "rabbitmq",
            "RABBITMQ_URL", "amqp://broker",
            "TASKER_TEMPLATE_PATH", "/srv/templates",
            "TASKER_INSTANCE_ID", "instance",
            "TASKER_WORKER_ID", "worker-7");

    LoadedConfig loaded = load(null, variables, Map.of());

    assertThat(loaded.config().common().database().jdbcUrl())
        .isEqualTo("jdbc:postgresql://variable/db");
    assertThat(loaded.config().common().queues().backend()).isEqualTo("rabbitmq");
    assertThat(loaded.plugin("common.queues.rabbitmq").get("url")).contains("amqp://broker");
    assertThat(loaded.config().common().templatePaths()).containsExactly("/srv/templates");
    assertThat(loaded.config().worker().workerId()).isEqualTo("worker-7");
  }

  @Test
  void a_worker_without_a_name_is_called_after_host_and_process() {
    file("tasker.yaml", "");

    assertThat(load(null, Map.of("HOSTNAME", "box"), Map.of()).config().worker().workerId())
        .isEqualTo("worker-box-" + ProcessHandle.current().pid());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "${HOST}:80         | h:80",
        "${HOST:-x}:80      | h:80",
        "${NONE:-x}:80      | x:80",
        "${EMPTY:-x}:80     | x:80",
        "${NONE:-}x:80      | x:80",
        "${HOST}.${HOST}:80 | h.h:80",
      })
  void placeholders_stand_for_variables(String written, String expected) {
    file("tasker.yaml", yaml(BIND, "\"" + written + "\""));

    Map<String, String> variables = Map.of("HOST", "h", "EMPTY", "");
    assertThat(bind(load(null, variables, Map.of())).value).isEqualTo(expected);
  }

  @Test
  void only_files_have_placeholders_and_two_dollars_make_a_plain_one() {
    file("tasker.yaml", "common: {database: {username: 'a$${b}', password: '$x'}}");

    DatabaseConfig fromFile = load().config().common().database();
    assertThat(fromFile.username()).isEqualTo("a${b}");
    assertThat(fromFile.password()).isEqualTo("$x");

    Map<String, String> variables = Map.of("TASKER__COMMON__DATABASE__PASSWORD", "@p #1 ${x}: y");
    assertThat(load(null, variables, Map.of()).config().common().database().password())
        .isEqualTo("@p #1 ${x}: y");
  }

  @Test
  void an_unset_placeholder_that_is_covered_by_another_layer_does_no_harm() {
    file("tasker.yaml", yaml(BIND, "\"${NONE}\""));

    assertThat(bind(load(null, Map.of(), Map.of(BIND, "a:1"))).value).isEqualTo("a:1");
  }

  @Test
  void public_keys_and_variables_without_meaning_give_one_warning_each() {
    file("tasker.yaml", "common:\n  cache:\n    enabled: true\n    redis: {url: x}\n");

    LoadedConfig loaded = load(null, Map.of("PGMQ_DATABASE_URL", "postgresql://x/y"), Map.of());

    assertThat(loaded.warnings())
        .containsExactlyInAnyOrder(
            folder.resolve("tasker.yaml") + ":3: common.cache.enabled has no effect here",
            folder.resolve("tasker.yaml") + ":4: common.cache.redis.url has no effect here",
            "PGMQ_DATABASE_URL: this variable has no effect here");
    assertThat(loaded.values()).doesNotContainKey("common.cache.enabled");
  }

  @Test
  void a_section_without_keys_is_no_problem() {
    file("tasker.yaml", "common:\nworker:\n  lease:\n");

    assertThat(load().warnings()).isEmpty();
  }

  @Test
  void a_plugin_sees_its_own_section_only() {
    file("tasker.yaml", yaml(BIND, "a:1"));

    PluginConfig web = load().plugin("orchestration.web");

    assertThat(web.get("bind_address")).contains("a:1");
    assertThat(web.getInt("request_timeout_ms", 1)).isEqualTo(30_000);
    assertThat(web.get("orchestration.web.bind_address")).isEmpty();
    assertThat(web.list("none")).isEmpty();
  }

  @Test
  void paths_of_a_plugin_start_from_the_folder_of_the_deployment() {
    file(
        "tasker.yaml",
        "orchestration: {grpc: {tls_enabled: true, tls_cert_path: a.pem, tls_key_path: /b.pem}}");

    PluginConfig grpc = load().at(Path.of("/home")).plugin("orchestration.grpc");

    assertThat(grpc.get("tls_cert_path")).contains("/home/a.pem");
    assertThat(grpc.get("tls_key_path")).contains("/b.pem");
    file("tasker.yaml", "{}");
    assertThat(load().at(Path.of("/home")).plugin("orchestration.grpc").get("tls_cert_path"))
        .contains("");
  }

  @Test
  void secrets_are_masked_for_printing() {
    file("tasker.yaml", "common: {database: {url: 'postgres://me:hush@h/db', password: hush}}");

    LoadedConfig loaded = load();

    assertThat(loaded.masked().get("common.database.url").value())
        .isEqualTo("postgres://me:***@h/db");
    assertThat(loaded.masked().get("common.database.password").value()).isEqualTo("***");
    assertThat(loaded.masked()).hasSameSizeAs(loaded.values());
    assertThat(loaded.toString()).doesNotContain("hush");
    assertThat(loaded.config().toString()).doesNotContain("hush");
  }

  @Test
  void the_text_of_the_sources_holds_no_values() {
    assertThat(
            new ConfigSources(
                folder.resolve("tasker.yaml"),
                "test",
                Optional.empty(),
                Map.of("TASKER__COMMON__DATABASE__PASSWORD", "hush"),
                Map.of("common.database.password", "hush")))
        .asString()
        .contains("common.database.password")
        .doesNotContain("hush");
  }

  @Test
  void helidon_gets_the_resolved_values_and_looks_for_no_placeholders() {
    file("tasker.yaml", "common: {database: {username: '$${worker.set_size}'}}");

    var helidon = HelidonConfig.of(load());

    assertThat(helidon.get("common.database.username").asString().get())
        .isEqualTo("${worker.set_size}");
    assertThat(helidon.get("worker.handler_paths").asList(String.class).get())
        .containsExactly("handlers/*.jar");
    assertThat(helidon.get("worker.set_size").asInt().get()).isEqualTo(200);
  }

  private record Found(String value, String origin) {}

  private static Found bind(LoadedConfig loaded) {
    ConfigValue value = loaded.values().get(BIND);
    return new Found(value.value(), value.origin());
  }
}
