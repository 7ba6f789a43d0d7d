package io.tasker.client.config;

import io.tasker.client.error.ClientConfigException;

/** Who we are to the server. What is secret is not shown by {@code toString}, nor in any error. */
public sealed interface Credentials {
  /** Nobody in particular. */
  Credentials NONE = new None();

  /** Nobody in particular. */
  record None() implements Credentials {}

  /**
   * A token in the header {@code Authorization}.
   *
   * @param token without the word {@code Bearer}; characters of ASCII in one line
   */
  record Bearer(String token) implements Credentials {
    /**
     * A token.
     *
     * @throws ClientConfigException if it cannot be one
     */
    public Bearer {
      Headers.requireLine("the token", token);
    }

    @Override
    public String toString() {
      return "bearer token ***";
    }
  }

  /**
   * A key in a header of its own.
   *
   * @param header name of the header
   * @param key the key; characters of ASCII in one line
   */
  record ApiKey(String header, String key) implements Credentials {
    /** The header that servers expect unless configured otherwise. */
    public static final String DEFAULT_HEADER = "X-API-Key";

    /**
     * A key.
     *
     * @throws ClientConfigException if it or the name of its header cannot be sent
     */
    public ApiKey {
      Headers.requireLine("the API key", key);
      Headers.requireName(header);
    }

    @Override
    public String toString() {
      return "API key *** in " + header;
    }
  }
}
