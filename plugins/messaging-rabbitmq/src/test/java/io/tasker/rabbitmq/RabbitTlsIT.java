package io.tasker.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.spi.messaging.BrokerMessaging.Outgoing;
import io.tasker.contract.spi.messaging.BrokerMessaging.QueueState;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.testkit.rabbit.RabbitNode;
import io.tasker.testkit.rabbit.TlsFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** By TLS, on a node that does not ask who we are. */
@Timeout(120)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RabbitTlsIT {
  private static final QueueName QUEUE = new QueueName("tls");

  @TempDir private Path folder;

  @Test
  void only_a_broker_with_the_right_certificate_is_talked_to() {
    TlsFiles files = TlsFiles.create(folder, "localhost");
    TlsFiles stranger = TlsFiles.create(folder, "elsewhere");
    try (RabbitNode node = RabbitNode.startWithTls(files)) {
      try (var messaging = TestBroker.open(settings(node.url(), files, files))) {
        messaging.publish(List.of(new Outgoing(QUEUE, "1")));
        assertThat(messaging.state(QUEUE)).contains(new QueueState(1, 0));
      }
      refused(settings(node.url(), stranger, files));
      refused(settings(node.url().replace("localhost", "127.0.0.1"), files, files));
      Map<String, String> anyHost =
          settings(node.url().replace("localhost", "127.0.0.1"), files, files);
      anyHost.put("tls.verify_hostname", "false");
      try (var messaging = TestBroker.open(anyHost)) {
        assertThat(messaging.state(QUEUE)).isPresent();
      }
    }
  }

  @Test
  void files_that_cannot_be_used_are_named_with_their_key() {
    TlsFiles files = TlsFiles.create(folder, "localhost");
    String url = "amqps://localhost:1";
    Path missing = folder.resolve("missing.pem");

    unusable(
        settings(url, new TlsFiles(missing, missing), files),
        "tls.ca_certificate_path",
        missing + " cannot be read");
    unusable(
        settings(url, new TlsFiles(files.key(), files.key()), files),
        "tls.ca_certificate_path",
        "no certificates");
    unusable(
        settings(url, files, new TlsFiles(files.certificate(), files.certificate())),
        "tls.client_key_path",
        "no key in PEM form");
    unusable(settings("amqp://localhost:1", files, files), "tls", "amqps://");
    Map<String, String> half = settings(url, files, files);
    half.put("tls.client_key_path", "");
    unusable(half, "tls.client_key_path", "go together");
  }

  private static Map<String, String> settings(String url, TlsFiles trusted, TlsFiles own) {
    Map<String, String> settings = TestBroker.settings(url);
    settings.put("tls.ca_certificate_path", trusted.authority().toString());
    settings.put("tls.client_certificate_path", own.certificate().toString());
    settings.put("tls.client_key_path", own.key().toString());
    return settings;
  }

  private static void refused(Map<String, String> settings) {
    assertThatThrownBy(() -> TestBroker.open(settings))
        .isInstanceOfSatisfying(
            TaskerException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_INVALID))
        .hasMessageContaining("TLS");
  }

  private static void unusable(Map<String, String> settings, String key, String what) {
    assertThatThrownBy(() -> TestBroker.open(settings))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("common.queues.rabbitmq." + key)
        .hasMessageContaining(what);
  }
}
