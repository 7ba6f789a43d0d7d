package io.tasker.contract.spi.security;

/** Asked by each API before it does anything for a caller. */
public interface CallerCheck {
  /** Lets everybody do everything. */
  CallerCheck OPEN =
      new CallerCheck() {
        @Override
        public String apiKeyHeader() {
          return "X-API-Key";
        }

        @Override
        public Verdict check(Credentials credentials, String permission) {
          return new Verdict.Admitted(Caller.ANYBODY);
        }
      };

  /** The header, or key of metadata, that has API keys; upper and lower case are the same. */
  String apiKeyHeader();

  /**
   * Finds out who calls and whether he may. Does no I/O; never throws for what a caller sent.
   *
   * @param permission what he needs, such as {@code tasks:read}
   */
  Verdict check(Credentials credentials, String permission);
}
