package io.tasker.cli;

import io.tasker.client.config.Credentials;
import io.tasker.client.config.Profile;
import io.tasker.client.config.Profiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tasker profile}: which servers this machine knows. */
@Command(
    name = "profile",
    description = "Lists, shows, checks and writes the profiles of the client's file.",
    mixinStandardHelpOptions = true)
final class ProfileCommand extends ServerGroup {
  private static final Table<Profile> PROFILES =
      Table.<Profile>of()
          .column("PROFILE", Profile::name)
          .column("SERVER", it -> it.server().baseUri())
          .column("BY", it -> it.server().protocol().wireName())
          .column("DESCRIPTION", Profile::description);
  private static final Table<Probe> PROBES =
      Table.<Probe>of()
          .column("PROFILE", Probe::profile)
          .column("WHAT", Probe::part)
          .column("STATUS", Probe::status)
          .column("URL", Probe::url);

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
              List<Profile> all = profiles.names().stream().map(profiles::get).toList();
              out.print(
                  all.stream().map(ProfileCommand::shown).toList(),
                  PROFILES.lines(all, out.colours()));
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
              facts.fact("credentials", credentials(it));
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
          @Nullable String name,
      @Option(names = "--all", description = "All of them, as without a name.") boolean all) {
    if (all && name != null) {
      throw options.wrong("either a name or --all");
    }
    return session()
        .withoutServer(
            options,
            out -> {
              Shell shell = session().shell();
              Profiles profiles = options.profiles(shell);
              Profiles byRest = options.profilesByRest(shell);
              List<Probe> probes = new ArrayList<>();
              for (String each : name == null ? profiles.names() : List.of(name)) {
                var server = profiles.get(each).server();
                probes.add(Probe.of(each, Probe.SERVER, server, shell.connect()));
                // Workers have no gRPC, whatever their server has.
                var worker = byRest.get(each).worker();
                probes.add(Probe.of(each, Probe.WORKER, worker, shell.connect()));
              }
              List<String> lines = new ArrayList<>(PROBES.lines(probes, out.colours()));
              probes.stream().filter(it -> !it.isWell()).map(Probe::why).forEach(lines::add);
              out.print(probes, lines);
              return Probe.verdict(probes);
            });
  }

  @Command(
      description = "Writes a file with a profile to begin with, if there is none yet.",
      mixinStandardHelpOptions = true)
  int init(
      @Mixin Options options,
      @Option(names = "--force", description = "Replaces a file that is there.") boolean force) {
    return session()
        .withoutServer(
            options,
            out -> {
              Path file = options.file(session().shell());
              ProfileFile.begin(file, force);
              out.say("wrote " + file);
              return ExitCodes.OK;
            });
  }

  @Command(
      description = "Adds a profile at the end of the file; what is there stays as it is.",
      mixinStandardHelpOptions = true)
  int add(
      @Mixin Options options,
      @Parameters(paramLabel = "NAME", description = "Of the new profile.") String name,
      @Option(
              names = {"-d", "--description"},
              paramLabel = "TEXT",
              description = "For people.")
          @Nullable String description,
      @Option(
              names = "--orchestration-url",
              paramLabel = "URL",
              description = "The server; the same as --url.")
          @Nullable String url,
      @Option(names = "--worker-url", paramLabel = "URL", description = "The worker's own pages.")
          @Nullable String workerUrl) {
    return session()
        .withoutServer(
            options,
            out -> {
              Shell shell = session().shell();
              Path file = options.profiles(shell).file().orElseGet(() -> options.file(shell));
              String server = url == null ? options.url() : url;
              ProfileFile.add(file, name, description, options.transport(), server, workerUrl);
              out.say("added profile " + name + " to " + file);
              return ExitCodes.OK;
            });
  }

  private static Map<String, Object> shown(Profile profile) {
    return Map.of(
        "name", profile.name(),
        "server", profile.server().baseUri().toString(),
        "worker", profile.worker().baseUri().toString(),
        "transport", profile.server().protocol().wireName(),
        "timeout_ms", profile.server().timeout().toMillis(),
        "max_retries", profile.server().maxAttempts(),
        "credentials", credentials(profile));
  }

  private static String credentials(Profile profile) {
    Credentials given = profile.server().credentials();
    return given.equals(Credentials.NONE) ? "none" : given.toString();
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
