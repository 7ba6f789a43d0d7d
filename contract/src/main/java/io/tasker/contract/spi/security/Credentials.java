package io.tasker.contract.spi.security;

import org.jspecify.annotations.Nullable;

/**
 * What a call says about who makes it, as it was sent. Not to be shown: {@code toString} does not.
 *
 * @param authorization value of {@code Authorization}; null if there is none
 * @param apiKey value of the header with API keys; null if there is none
 */
public record Credentials(@Nullable String authorization, @Nullable String apiKey) {
  /** Nothing at all. */
  public static final Credentials NONE = new Credentials(null, null);

  @Override
  public String toString() {
    return "Credentials[authorization=%s, apiKey=%s]"
        .formatted(shown(authorization), shown(apiKey));
  }

  private static String shown(@Nullable String secret) {
    return secret == null ? "none" : "***";
  }
}
