package io.tasker.cli;

import io.tasker.client.TaskerClient;
import io.tasker.client.config.ClientConfig;
import java.io.Console;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds the commands; tests put something else in its place.
 *
 * @param environment variables
 * @param workingFolder where files are looked for
 * @param home of the user
 * @param isTerminal whether a person looks at the output
 * @param connect makes a client
 * @param ask puts a question to the person at the terminal; empty: there is no answer
 */
public record Shell(
    Map<String, String> environment,
    Path workingFolder,
    Path home,
    boolean isTerminal,
    Function<ClientConfig, TaskerClient> connect,
    UnaryOperator<String> ask) {
  public Shell {
    environment = Map.copyOf(environment);
  }

  /** The one that this process runs in. */
  public static Shell ofProcess() {
    var console = System.console();
    return new Shell(
        System.getenv(),
        Path.of("").toAbsolutePath(),
        Path.of(System.getProperty("user.home", ".")),
        console != null && console.isTerminal(),
        TaskerClient::of,
        question -> answer(console, question));
  }

  private static String answer(@Nullable Console console, String question) {
    String line = console == null ? null : console.readLine("%s", question);
    return line == null ? "" : line;
  }

  boolean hasColours() {
    return isScreen() && environment.getOrDefault("NO_COLOR", "").isEmpty();
  }

  /** Whether what was printed can be drawn over. */
  boolean isScreen() {
    return isTerminal && !environment.getOrDefault("TERM", "").equals("dumb");
  }
}
