package io.tasker.launch;

import io.tasker.cli.ExitCodes;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tasker config generate}. */
@Command(
    name = "generate",
    description = "Writes a commented configuration to begin with.",
    mixinStandardHelpOptions = true)
final class GenerateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--messaging",
      paramLabel = "NAME",
      defaultValue = "pgmq",
      description = {
        "What carries messages: ${COMPLETION-CANDIDATES} (queues in the database, or a broker).",
        "Default: ${DEFAULT-VALUE}."
      })
  private ConfigDraft.Messaging messaging = ConfigDraft.Messaging.PGMQ;

  @Option(
      names = "--api",
      paramLabel = "NAME",
      split = ",",
      description = "How the server is talked to: ${COMPLETION-CANDIDATES}. Default: rest.")
  private Set<ConfigDraft.Api> apis = EnumSet.of(ConfigDraft.Api.REST);

  @Option(
      names = "--for",
      paramLabel = "PROCESS",
      split = ",",
      description = "Which processes will read it: ${COMPLETION-CANDIDATES}. Default: both.")
  private Set<ProcessKind> processes = EnumSet.allOf(ProcessKind.class);

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "Where to write it. Default: standard output.")
  private @Nullable Path file;

  @Option(names = "--force", description = "Replaces a file that is there.")
  private boolean force;

  @Override
  public Integer call() {
    List<String> lines = ConfigDraft.of(messaging, apis, processes);
    if (file == null) {
      lines.forEach(spec.commandLine().getOut()::println);
    } else {
      write(file, lines);
      spec.commandLine().getOut().println("wrote " + file);
    }
    return ExitCodes.OK;
  }

  private void write(Path target, List<String> lines) {
    Set<OpenOption> how =
        force
            ? Set.of(
                StandardOpenOption.WRITE,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING)
            : Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
    try {
      Files.write(target, lines, how.toArray(OpenOption[]::new));
    } catch (FileAlreadyExistsException e) {
      throw wrong("--file: " + target + " is there already; --force replaces it", e);
    } catch (IOException e) {
      throw wrong("--file: " + target + " cannot be written: " + e, e);
    }
  }

  private ParameterException wrong(String message, Exception cause) {
    return new ParameterException(spec.commandLine(), message, cause);
  }
}
