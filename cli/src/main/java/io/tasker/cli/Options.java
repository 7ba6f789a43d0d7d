package io.tasker.cli;

import io.tasker.client.config.ClientConfig;
import io.tasker.client.config.Nearest;
import io.tasker.client.config.Profile;
import io.tasker.client.config.Profiles;
import io.tasker.client.config.Protocol;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of every command that talks to a server. */
final class Options {
  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  @Option(
      names = {"-p", "--profile"},
      paramLabel = "NAME",
      description = "A profile of the client's file. Default: TASKER_CLIENT_PROFILE, or default.")
  private @Nullable String profile;

  @Option(
      names = "--profiles",
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

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORM",
      defaultValue = "table",
      description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Form form = Form.TABLE;

  Form form() {
    return form;
  }

  /** The server that is meant. */
  ClientConfig server(Shell shell) {
    ClientConfig config = profile(shell).server();
    if (transport != null) {
      config = config.with(protocol(transport));
    }
    if (url != null) {
      config = config.at(url);
    }
    return timeout == null ? config : config.timeout(Duration.ofSeconds(timeout));
  }

  /** The profile that is meant. */
  Profile profile(Shell shell) {
    return profile == null ? profiles(shell).chosen() : profiles(shell).get(profile);
  }

  /** All of them. */
  Profiles profiles(Shell shell) {
    return file == null
        ? Profiles.find(Profiles.searched(shell.workingFolder(), shell.home()), shell.environment())
        : Profiles.read(file, shell.environment());
  }

  private Protocol protocol(String name) {
    return Protocol.ofName(name)
        .orElseThrow(
            () ->
                wrong(
                    "--transport \"%s\" is not known; %s"
                        .formatted(name, Nearest.hint(name, Protocol.names()))));
  }

  ParameterException wrong(String message) {
    if (command == null) {
      throw new IllegalStateException("not filled in by picocli");
    }
    return new ParameterException(command.commandLine(), message);
  }
}
