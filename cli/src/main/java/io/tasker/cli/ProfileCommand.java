package io.tasker.cli;

import io.tasker.client.TaskerClient;
import io.tasker.client.config.ClientConfig;
import io.tasker.client.config.Profile;
import io.tasker.client.config.Profiles;
import io.tasker.client.error.ClientException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tasker profile}: which servers this machine knows. */
@Command(
    name = "profile",
    description = "Lists, shows and checks the profiles of the client's file.",
    mixinStandardHelpOptions = true)
final class ProfileCommand extends Group {
  private static final Duration PROBE = Duration.ofSeconds(5);

  ProfileCommand(Shell shell) {
    super(shell);
  }

  @Command(description = "Lists profiles and where they are from.", mixinStandardHelpOptions = true)
  int list(@Mixin Options options) {
    return session()
        .withoutServer(
            options,
            out -> {
              Profiles profiles = options.profiles(session().shell());
              Table table = new Table(out.colours(), "PROFILE", "SERVER", "BY", "DESCRIPTION");
              List<Profile> all = profiles.names().stream().map(profiles::get).toList();
              all.forEach(
                  it ->
                      table.row(
                          it.name(),
                          it.server().baseUri(),
                          it.server().protocol().wireName(),
                          it.description()));
              out.print(all.stream().map(ProfileCommand::shown).toList(), table.lines());
              out.say(where(profiles));
              return ExitCodes.OK;
            });
  }

  @Command(
      description = "Shows what applies: built in, default, the profile, the environment.",
      mixinStandardHelpOptions = true)
  int show(@Mixin Options options) {
    return session()
        .withoutServer(
            options,
            out -> {
              Profile it = options.profile(session().shell());
              Facts facts = new Facts(out.colours()).fact("profile", it.name());
              facts.fact("description", it.description());
              facts.fact("server", it.server().baseUri());
              facts.fact("worker", it.worker().baseUri());
              facts.fact("transport", it.server().protocol().wireName());
              facts.fact("timeout", it.server().timeout().toMillis() + " ms");
              facts.fact("tries", it.server().maxAttempts());
              facts.fact("credentials", it.server().credentials());
              out.print(shown(it), facts.lines());
              return ExitCodes.OK;
            });
  }

  @Command(
      description = "Checks the file without connecting: every key, every value.",
      mixinStandardHelpOptions = true)
  int validate(@Mixin Options options) {
    return session()
        .withoutServer(
            options,
            out -> {
              Profiles profiles = options.profiles(session().shell());
              profiles.names().forEach(profiles::get);
              out.plain(profiles.names().size() + " profiles are valid; " + where(profiles));
              return ExitCodes.OK;
            });
  }

  @Command(
      description = "Asks the server and the worker of profiles whether they answer.",
      mixinStandardHelpOptions = true)
  int check(
      @Mixin Options options,
      @Parameters(arity = "0..1", paramLabel = "NAME", description = "Default: all.")
          @Nullable String name) {
    return session()
        .withoutServer(
            options,
            out -> {
              Profiles profiles = options.profiles(session().shell());
              Table table = new Table(out.colours(), "PROFILE", "WHAT", "STATUS", "URL");
              boolean all = true;
              for (String each : name == null ? profiles.names() : List.of(name)) {
                Profile profile = profiles.get(each);
                all &= probe(table, each, "server", profile.server());
                // Not part of the exit code: a machine of operators need not reach workers.
                probe(table, each, "worker", profile.worker());
              }
              table.lines().forEach(out::plain);
              return all ? ExitCodes.OK : ExitCodes.LATER;
            });
  }

  private boolean probe(Table table, String profile, String what, ClientConfig config) {
    boolean answers;
    try (TaskerClient client =
        session().shell().connect().apply(config.timeout(PROBE).maxAttempts(1))) {
      client.health();
      answers = true;
    } catch (ClientException _) {
      answers = false;
    }
    table.row(profile, what, answers ? "reachable" : "unreachable", config.baseUri());
    return answers;
  }

  private static Map<String, Object> shown(Profile profile) {
    return Map.of(
        "name", profile.name(),
        "server", profile.server().baseUri().toString(),
        "worker", profile.worker().baseUri().toString(),
        "transport", profile.server().protocol().wireName(),
        "timeout_ms", profile.server().timeout().toMillis(),
        "max_retries", profile.server().maxAttempts(),
        "credentials", profile.server().credentials().toString());
  }

  private String where(Profiles profiles) {
    Shell shell = session().shell();
    return profiles
        .file()
        .map(file -> "from " + file)
        .orElseGet(
            () ->
                "there is no file; looked for "
                    + Profiles.searched(shell.workingFolder(), shell.home()));
  }
}
