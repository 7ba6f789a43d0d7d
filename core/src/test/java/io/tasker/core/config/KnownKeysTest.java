package io.tasker.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KnownKeysTest {
  @Test
  void a_key_with_a_unit_of_time_has_it_in_its_name() {
    assertThat(KnownKeys.all())
        .allSatisfy(
            key -> {
              assertThat(key.name().endsWith("_ms")).isEqualTo(key.unit().equals("ms"));
              assertThat(key.name().endsWith("_seconds")).isEqualTo(key.unit().equals("seconds"));
            });
  }

  @Test
  void no_key_is_also_a_section() {
    assertThat(KnownKeys.names()).noneMatch(KnownKeys::isSection);
  }

  @ParameterizedTest
  @CsvSource({
    "common.cache.redis.url, true",
    "common.circuit_breakers.component_configs.cache.failure_threshold, true",
    "orchestration.event_systems.task_readiness.timing.claim_timeout_seconds, true",
    "worker.web.auth.jwks_url, true",
    "common.cache, false",
    "common.cache.redis.uri, false",
    "common.circuit_breakers.component_configs.a.b.failure_threshold, false",
    "orchestration.web.auth.enabeld, false",
  })
  void public_keys_without_meaning_are_known_by_their_whole_name(String key, boolean expected) {
    assertThat(PublicKeys.haveWithoutMeaning(key)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:8080, true",
    "0.0.0.0:0, true",
    "[::1]:8080, true",
    "host.example:65535, true",
    "host:65536, false",
    "8080, false",
    ":8080, false",
    "host:, false",
    "http://host:80, false",
  })
  void a_binding_is_a_host_and_a_port(String text, boolean accepted) {
    assertThat(KeyType.binding().accepts().test(text)).isEqualTo(accepted);
  }

  @ParameterizedTest
  @CsvSource({
    "1, true",
    "10, true",
    "+5, true",
    "0, false",
    "11, false",
    "-1, false",
    "'', false",
    "5.0, false",
    "0x5, false",
    "99999999999999999999, false",
    "five, false",
  })
  void a_whole_number_has_a_range(String text, boolean accepted) {
    assertThat(KeyType.whole(1, 10).accepts().test(text)).isEqualTo(accepted);
  }

  @ParameterizedTest
  @CsvSource({
    "postgresql://host/db, postgresql://host/db",
    "me:pw@host/db, me:***@host/db",
    "host:5432/db, host:5432/db",
    "postgresql://me:pw@host/db, postgresql://me:***@host/db",
    "postgresql://me:p@w@host/db, postgresql://me:***@host/db",
    "jdbc:postgresql://host/db?user=me&password=pw&ssl=true,"
        + " jdbc:postgresql://host/db?user=me&password=***&ssl=true",
  })
  void the_password_of_an_address_is_masked(String address, String masked) {
    assertThat(Secrets.maskAddress(address)).isEqualTo(masked);
  }

  @Test
  void the_value_of_an_unknown_key_that_sounds_secret_is_masked() {
    assertThat(Secrets.maskUnknown("common.db.passwd", "hush")).isEqualTo("***");
    assertThat(Secrets.maskUnknown("common.colour", "red")).isEqualTo("red");
  }
}
