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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** By TLS, on a node that asks who we are. */
@Timeout(120)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RabbitTlsIT {
  private static final QueueName QUEUE = new QueueName("tls");

  @TempDir private Path folder;

  @Test
  void both_sides_want_to_know_whom_they_talk_to() {
    TlsFiles files = TlsFiles.create(folder("ours"), "localhost");
    TlsFiles client = files.another("client");
    TlsFiles stranger = TlsFiles.create(folder("theirs"), "localhost");
    try (RabbitNode node = RabbitNode.startWithTls(files)) {
      String otherName = node.url().replace("localhost", "127.0.0.1");
      try (var messaging = TestBroker.open(settings(node.url(), files, client))) {
        messaging.publish(List.of(new Outgoing(QUEUE, "1")));
        assertThat(messaging.state(QUEUE)).contains(new QueueState(1, 0));
      }

      refused(settings(node.url(), stranger, client), "TLS");
      refused(settings(otherName, files, client), "127.0.0.1");
      unwelcome(settings(node.url(), files, stranger));
      Map<String, String> nobody = settings(node.url(), files, client);
      nobody.remove("tls.client_certificate_path");
      nobody.remove("tls.client_key_path");
      unwelcome(nobody);
      Map<String, String> unknownAuthority = settings(node.url(), files, client);
      unknownAuthority.remove("tls.ca_certificate_path");
      refused(unknownAuthority, "TLS");

      Map<String, String> anyHost = settings(otherName, files, client);
      anyHost.put("tls.verify_hostname", "false");
      try (var messaging = TestBroker.open(anyHost)) {
        assertThat(messaging.state(QUEUE)).isPresent();
      }
    }
  }

  @Test
  void files_that_cannot_be_used_are_named_with_their_key() {
    TlsFiles files = TlsFiles.create(folder("ours"), "localhost");
    String url = "amqps://localhost:1";
    Path missing = folder.resolve("missing.pem");

    unusable(
        settings(url, new TlsFiles(missing, missing, missing), files),
        "tls.ca_certificate_path",
        missing + " cannot be read");
    unusable(
        settings(url, new TlsFiles(files.key(), missing, missing), files),
        "tls.ca_certificate_path",
        "no certificates");
    unusable(
        settings(url, files, new TlsFiles(missing, files.certificate(), files.certificate())),
        "tls.client_key_path",
        "no key in PEM form");
    unusable(settings("amqp://localhost:1", files, files), "tls", "amqps://");
    Map<String, String> half = settings(url, files, files);
    half.put("tls.client_key_path", "");
    unusable(half, "tls.client_key_path", "go together");
  }

  private Path folder(String name) {
    try {
      return Files.createDirectory(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> settings(String url, TlsFiles trusted, TlsFiles own) {
    Map<String, String> settings = TestBroker.settings(url);
    settings.put("tls.ca_certificate_path", trusted.authority().toString());
    settings.put("tls.client_certificate_path", own.certificate().toString());
    settings.put("tls.client_key_path", own.key().toString());
    return settings;
  }

  private static void refused(Map<String, String> settings, String why) {
    try (var messaging = TestBroker.open(settings)) {
      assertThatThrownBy(() -> messaging.declare(Set.of(QUEUE)))
          .isInstanceOfSatisfying(
              TaskerException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_INVALID))
          .hasMessageContaining("TLS")
          .hasMessageContaining(why);
    }
  }

  // What the client learns of it, and so the code, depends on who is faster.
  private static void unwelcome(Map<String, String> settings) {
    try (var messaging = TestBroker.open(settings)) {
      assertThatThrownBy(() -> messaging.declare(Set.of(QUEUE)))
          .isInstanceOf(TaskerException.class)
          .hasMessageContaining("TLS")
          .hasMessageContaining("localhost:");
    }
  }

  private static void unusable(Map<String, String> settings, String key, String what) {
    assertThatThrownBy(() -> TestBroker.open(settings))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("common.queues.rabbitmq." + key)
        .hasMessageContaining(what);
  }
}
