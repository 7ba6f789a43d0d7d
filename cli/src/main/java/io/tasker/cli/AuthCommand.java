package io.tasker.cli;

import io.tasker.contract.spi.security.Permission;
import java.io.PrintWriter;
import java.time.Clock;
import picocli.CommandLine.Command;

/** {@code tasker auth}: keys and tokens; talks to no server. */
@Command(
    name = "auth",
    description = "Makes keys and tokens by which callers say who they are. Talks to no server.",
    mixinStandardHelpOptions = true,
    subcommands = {
      AuthKeysCommand.class,
      AuthTokenCommand.class,
      AuthValidateCommand.class,
      AuthCommand.Permissions.class
    })
final class AuthCommand extends Group {
  /** For tokens, whose times other machines read. */
  static final Clock CLOCK = Clock.systemUTC();

  /** {@code tasker auth show-permissions}. */
  @Command(
      name = "show-permissions",
      description = "Lists what a caller can be allowed to do.",
      mixinStandardHelpOptions = true)
  static final class Permissions extends AuthWork {
    @Override
    public Integer call() {
      PrintWriter out = out();
      for (Permission permission : Permission.values()) {
        out.printf("%-24s  %s%n", permission.wireName(), permission.meaning());
      }
      out.println();
      out.println("All of one resource: " + String.join(", ", Permission.wildcards()));
      out.flush();
      return ExitCodes.OK;
    }
  }
}
