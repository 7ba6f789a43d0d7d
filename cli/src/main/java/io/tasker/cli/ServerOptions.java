package io.tasker.cli;

import io.tasker.client.config.ClientConfig;
import io.tasker.client.config.Nearest;
import io.tasker.client.config.Profile;
import io.tasker.client.config.Profiles;
import io.tasker.client.config.Protocol;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that talks to a server. */
abstract class ServerOptions extends Given {
  private static final String TRANSPORT = "TASKER_CLIENT_TRANSPORT";

  @Option(
      names = {"-p", "--profile"},
      paramLabel = "NAME",
      description = "A profile of the client's file. Default: TASKER_CLIENT_PROFILE, or default.")
  private @Nullable String profile;

  @Option(
      names = {"--profiles", "--config"},
      paramLabel = "FILE",
      description = "The client's file. Default: the first that is found, see profile list.")
  private @Nullable Path file;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "The server, whatever the profile says; for example http://localhost:8080.")
  private @Nullable String url;

  @Option(
      names = "--transport",
      paramLabel = "NAME",
      description = "rest or grpc. Default: what the profile says, or rest.")
  private @Nullable String transport;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "For one try of a call. Default: what the profile says, or 30.")
  private @Nullable Integer timeout;

  /** How the result is shown. */
  abstract Form form();

  /** The server that is meant. */
  final ClientConfig server(Shell shell) {
    ClientConfig config = profile(shell).server();
    if (url != null) {
      config = config.at(url);
    }
    return timeout == null ? config : config.timeout(Duration.ofSeconds(timeout));
  }

  /** The profile that is meant. */
  final Profile profile(Shell shell) {
    return profile == null ? profiles(shell).chosen() : profiles(shell).get(profile);
  }

  /** All of them. */
  final Profiles profiles(Shell shell) {
    return profiles(shell, variables(shell, transport()));
  }

  /** All of them, with their addresses for REST. */
  final Profiles profilesByRest(Shell shell) {
    return profiles(shell, variables(shell, Protocol.REST));
  }

  private Profiles profiles(Shell shell, Map<String, String> variables) {
    return file == null
        ? Profiles.find(Profiles.searched(shell.workingFolder(), shell.home()), variables)
        : Profiles.read(file, variables);
  }

  /** The client's file that was named, or else the first that is looked for. */
  final Path file(Shell shell) {
    return file == null
        ? Profiles.searched(shell.workingFolder(), shell.home()).getFirst()
        : shell.workingFolder().resolve(file);
  }

  /** The name that was given; null: none. */
  final @Nullable String profileName() {
    return profile;
  }

  /** The address that was given; null: none. */
  final @Nullable String url() {
    return url;
  }

  /** The transport that was given; null: none. */
  final @Nullable Protocol transport() {
    return transport == null ? null : protocol(transport);
  }

  // The variable, since it also decides which of a profile's addresses is meant.
  private static Map<String, String> variables(Shell shell, @Nullable Protocol wanted) {
    if (wanted == null) {
      return shell.environment();
    }
    Map<String, String> variables = new HashMap<>(shell.environment());
    variables.put(TRANSPORT, wanted.wireName());
    return variables;
  }

  private Protocol protocol(String name) {
    return Protocol.ofName(name)
        .orElseThrow(
            () ->
                wrong(
                    "--transport \"%s\" is not known; %s"
                        .formatted(name, Nearest.hint(name, Protocol.names()))));
  }
}
