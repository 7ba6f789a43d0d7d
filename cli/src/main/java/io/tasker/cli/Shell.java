package io.tasker.cli;

import io.tasker.client.TaskerClient;
import io.tasker.client.config.ClientConfig;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;

/**
 * What surrounds the commands; tests put something else in its place.
 *
 * @param environment variables
 * @param workingFolder where files are looked for
 * @param home of the user
 * @param isTerminal whether a person looks at the output
 * @param connect makes a client
 */
public record Shell(
    Map<String, String> environment,
    Path workingFolder,
    Path home,
    boolean isTerminal,
    Function<ClientConfig, TaskerClient> connect) {
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
        TaskerClient::of);
  }

  boolean hasColours() {
    return isScreen() && environment.getOrDefault("NO_COLOR", "").isEmpty();
  }

  /** Whether what was printed can be drawn over. */
  boolean isScreen() {
    return isTerminal && !environment.getOrDefault("TERM", "").equals("dumb");
  }
}
