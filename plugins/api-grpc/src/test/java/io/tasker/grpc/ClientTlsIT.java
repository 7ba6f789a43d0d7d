package io.tasker.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tasker.client.TaskerClient;
import io.tasker.client.config.ClientConfig;
import io.tasker.client.error.ClientConfigException;
import io.tasker.client.error.ClientException;
import io.tasker.client.error.UnreachableException;
import io.tasker.client.model.EventFilter;
import io.tasker.testkit.rabbit.TlsFiles;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The Java client at a server that talks TLS. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Timeout(60)
class ClientTlsIT {
  @TempDir private static Path ours;
  @TempDir private static Path theirs;
  private static TlsFiles files;
  private static ApiFixture api;

  @BeforeAll
  static void start() {
    files = TlsFiles.create(ours, "localhost");
    api =
        ApiFixture.start(
            "tls_enabled", "true",
            "tls_cert_path", files.certificate().toString(),
            "tls_key_path", files.key().toString());
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  @Test
  void a_server_is_trusted_whose_authority_is_in_ca_file() {
    try (var client = TaskerClient.of(at("grpcs://localhost").caFile(files.authority()))) {
      assertThat(client.health().status()).isEqualTo("healthy");
    }
  }

  @Test
  void one_of_another_authority_is_refused_for_good() {
    TlsFiles others = TlsFiles.create(theirs, "localhost");

    var refused = refused(at("grpcs://localhost").caFile(others.authority()));

    assertThat(refused).hasMessageContaining("certificate is refused").hasMessageContaining("PKIX");
    assertThat(refused(at("grpcs://localhost"))).hasMessageContaining("certificate is refused");
  }

  @Test
  void one_of_another_name_is_refused_for_good() {
    assertThat(refused(at("grpcs://127.0.0.1").caFile(files.authority())))
        .hasMessageContaining("certificate is refused")
        .hasMessageContaining("127.0.0.1");
  }

  @Test
  void a_watcher_is_told_as_well() {
    try (var client = TaskerClient.of(at("grpcs://127.0.0.1").caFile(files.authority()));
        var events = client.watch(EventFilter.ALL, null)) {
      assertThat(
              catchThrowableOfType(
                  ClientConfigException.class, () -> events.next(Duration.ofSeconds(20))))
          .hasMessageContaining("certificate is refused");
    }
  }

  // Its alert may be lost when the server hangs up: then all that is known is that it did.
  @Test
  void whoever_talks_plainly_is_told_of_tls() {
    assertThat(failure(at("grpc://localhost")))
        .hasMessageContaining("talk")
        .hasMessageContaining("TLS");
  }

  @Test
  void whoever_talks_tls_to_a_plain_server_is_told_of_tls() {
    try (var plain = ApiFixture.start()) {
      assertThat(failure(ClientConfig.of("grpcs://localhost:" + plain.port())))
          .isInstanceOf(UnreachableException.class)
          .hasMessageEndingWith("(do both sides talk TLS, or neither?)");
    }
  }

  private static ClientConfig at(String url) {
    return ClientConfig.of(url + ":" + api.port());
  }

  private static ClientException failure(ClientConfig config) {
    try (var client = TaskerClient.of(config)) {
      return catchThrowableOfType(ClientException.class, client::health);
    }
  }

  private static ClientConfigException refused(ClientConfig config) {
    try (var client = TaskerClient.of(config)) {
      var refused = catchThrowableOfType(ClientConfigException.class, client::health);
      assertThat(refused.isRetryable()).isFalse();
      assertThat(refused.mayHaveHappened()).isFalse();
      return refused;
    }
  }
}
