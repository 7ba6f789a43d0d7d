package io.tasker.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tasker.rabbitmq.RabbitConfig.Access;
import io.tasker.rabbitmq.RabbitConfig.Patience;
import io.tasker.rabbitmq.RabbitConfig.QueueType;
import io.tasker.rabbitmq.RabbitConfig.Tls;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RabbitConfigTest {
  @Test
  void without_settings_it_is_a_broker_of_this_machine_with_quorum_queues() {
    assertThat(of(Map.of()))
        .isEqualTo(
            new RabbitConfig(
                new Access(
                    "amqp://guest:guest@localhost:5672/%2F", "", "", new Tls("", "", "", true)),
                QueueType.QUORUM,
                20,
                100,
                30,
                new Patience(
                    Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofMillis(500))));
  }

  @Test
  void each_setting_has_its_place() {
    Map<String, String> settings = new HashMap<>();
    settings.put("url", "amqps://h");
    settings.put("username", "u");
    settings.put("password", "p");
    settings.put("tls.ca_certificate_path", "a");
    settings.put("tls.client_certificate_path", "c");
    settings.put("tls.client_key_path", "k");
    settings.put("tls.verify_hostname", "false");
    settings.put("queue_type", "classic");
    settings.put("delivery_limit", "1");
    settings.put("prefetch_count", "2");
    settings.put("heartbeat_seconds", "3");
    settings.put("confirm_timeout_ms", "4");
    settings.put("connection_timeout_ms", "5");
    settings.put("recovery_interval_ms", "6");

    assertThat(of(settings))
        .isEqualTo(
            new RabbitConfig(
                new Access("amqps://h", "u", "p", new Tls("a", "c", "k", false)),
                QueueType.CLASSIC,
                1,
                2,
                3,
                new Patience(Duration.ofMillis(4), Duration.ofMillis(5), Duration.ofMillis(6))));
  }

  @Test
  void what_cannot_be_is_named_with_its_key_and_what_can() {
    assertThatThrownBy(() -> of(Map.of("queue_type", "stream")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("common.queues.rabbitmq.queue_type must be quorum or classic, was \"stream\"");
    assertThatThrownBy(() -> of(Map.of("tls.client_certificate_path", "c")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("common.queues.rabbitmq.tls.client_key_path go together");
  }

  @Test
  void it_does_not_show_its_secrets() {
    assertThat(of(Map.of("url", "amqp://u:hidden-word@h", "password", "hidden-word")).toString())
        .doesNotContain("hidden-word");
  }

  private static RabbitConfig of(Map<String, String> settings) {
    return RabbitConfig.of(TestBroker.config(settings));
  }
}
