package io.tasker.client.config;

/** Who we are to the server. What is secret is not shown by {@code toString}. */
public sealed interface Credentials {
  /** Nobody in particular. */
  Credentials NONE = new None();

  /** Nobody in particular. */
  record None() implements Credentials {}

  /**
   * A token in the header {@code Authorization}.
   *
   * @param token without the word {@code Bearer}
   */
  record Bearer(String token) implements Credentials {
    @Override
    public String toString() {
      return "bearer token ***";
    }
  }

  /**
   * A key in a header of its own.
   *
   * @param header name of the header
   * @param key the key
   */
  record ApiKey(String header, String key) implements Credentials {
    /** The header that servers expect unless configured otherwise. */
    public static final String DEFAULT_HEADER = "X-API-Key";

    @Override
    public String toString() {
      return "API key *** in " + header;
    }
  }
}
