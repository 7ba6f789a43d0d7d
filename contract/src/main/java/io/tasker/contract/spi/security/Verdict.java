package io.tasker.contract.spi.security;

/** Whether a call is let in. */
public sealed interface Verdict {
  /**
   * It is.
   *
   * @param caller who makes it
   */
  record Admitted(Caller caller) implements Verdict {}

  /** It is not. */
  sealed interface Refused extends Verdict {
    /** A sentence for the caller; says nothing about which credentials would do. */
    String message();

    /** One word for programs, metrics and logs. */
    String reason();
  }

  /** There are no credentials. */
  record Missing() implements Refused {
    @Override
    public String message() {
      return "Missing authentication credentials";
    }

    @Override
    public String reason() {
      return "missing";
    }
  }

  /**
   * A header cannot be read.
   *
   * @param header {@code Authorization} or {@code API key}
   */
  record Malformed(String header) implements Refused {
    @Override
    public String message() {
      return "Malformed " + header + " header";
    }

    @Override
    public String reason() {
      return "malformed";
    }
  }

  /**
   * The credentials are not ours, or hold what does not exist.
   *
   * @param token whether it was a token; an API key otherwise
   */
  record Invalid(boolean token) implements Refused {
    @Override
    public String message() {
      return token ? "Invalid or expired token" : "Invalid API key";
    }

    @Override
    public String reason() {
      return "invalid";
    }
  }

  /** The token was right once. */
  record Expired() implements Refused {
    @Override
    public String message() {
      return "Invalid or expired token";
    }

    @Override
    public String reason() {
      return "expired";
    }
  }

  /**
   * We know who it is, but he may not do this.
   *
   * @param caller who it is
   * @param permission that he would need
   */
  record Forbidden(Caller caller, String permission) implements Refused {
    @Override
    public String message() {
      return "Missing required permission: " + permission;
    }

    @Override
    public String reason() {
      return "forbidden";
    }
  }
}
