package io.tasker.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RestConfigTest {
  @Test
  void everything_has_a_default() {
    var config = RestConfig.from(ApiFixture.config(Map.of()));

    assertThat(config)
        .isEqualTo(
            new RestConfig(
                "127.0.0.1",
                8080,
                Duration.ofSeconds(30),
                false,
                2_097_152,
                1_000,
                Duration.ofHours(24),
                false,
                new CorsConfig(List.of(), List.of(), List.of(), Duration.ofHours(1))));
  }

  @ParameterizedTest
  @CsvSource({"0.0.0.0:80, 0.0.0.0, 80", "[::1]:0, ::1, 0", "my-host:65535, my-host, 65535"})
  void an_address_is_a_host_and_a_port(String address, String host, int port) {
    var config = RestConfig.from(ApiFixture.config(Map.of("bind_address", address)));

    assertThat(config.host()).isEqualTo(host);
    assertThat(config.port()).isEqualTo(port);
    assertThat(config.address()).isEqualTo(address);
  }

  @ParameterizedTest
  @CsvSource({
    "bind_address, 8080, 'must be host:port with a port of 0 to 65535, was \"8080\"'",
    "bind_address, :8080, must be host:port",
    "bind_address, host, must be host:port",
    "bind_address, host:65536, must be host:port",
    "bind_address, host:-1, must be host:port",
    "bind_address, '', must be host:port",
    "request_timeout_ms, 99, 'must be a whole number of 100 to 300000, was \"99\"'",
    "request_timeout_ms, 300001, must be a whole number of 100 to 300000",
    "request_timeout_ms, soon, 'was \"soon\"'",
    "max_body_bytes, 0, must be a whole number of 1 to 67108864",
    "max_body_bytes, 2MB, 'was \"2MB\"'"
  })
  void a_bad_value_is_named_with_its_key_and_range(String key, String value, String fragment) {
    var config = ApiFixture.config(Map.of(key, value));

    assertThatThrownBy(() -> RestConfig.from(config))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("orchestration.web." + key)
        .hasMessageContaining(fragment);
  }
}
