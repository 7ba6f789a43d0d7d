package io.tasker.client.config;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tasker.client.error.ClientConfigException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CredentialsTest {
  @ParameterizedTest
  @ValueSource(strings = {"secret\n", " secret", "sec\rret", "secr\u00e9t", ""})
  void what_no_header_can_hold_is_refused_and_not_repeated(String secret) {
    assertThatThrownBy(() -> new Credentials.Bearer(secret))
        .isInstanceOf(ClientConfigException.class)
        .hasMessageStartingWith("the token must be one line")
        .hasMessageNotContaining("sec");
    assertThatThrownBy(() -> new Credentials.ApiKey("X-API-Key", secret))
        .isInstanceOf(ClientConfigException.class)
        .hasMessageNotContaining("sec");
  }

  @Test
  void a_header_that_cannot_be_is_named() {
    assertThatThrownBy(() -> new Credentials.ApiKey("X API Key", "secret"))
        .isInstanceOf(ClientConfigException.class)
        .hasMessageContaining("\"X API Key\"");
  }
}
