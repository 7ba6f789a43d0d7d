package io.tasker.cli;

import picocli.CommandLine.Option;

/** What the tokens of one server have in common. */
final class TokenOptions {
  @Option(
      names = "--issuer",
      paramLabel = "NAME",
      defaultValue = "tasker-core",
      description = "As the server wants it (jwt_issuer). Default: ${DEFAULT-VALUE}.")
  private String issuer = "";

  @Option(
      names = "--audience",
      paramLabel = "NAME",
      defaultValue = "tasker-api",
      description = "As the server wants it (jwt_audience). Default: ${DEFAULT-VALUE}.")
  private String audience = "";

  String issuer() {
    return issuer;
  }

  String audience() {
    return audience;
  }
}
