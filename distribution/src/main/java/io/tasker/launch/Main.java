package io.tasker.launch;

import io.tasker.cli.Cli;
import io.tasker.cli.Shell;
import java.io.PrintWriter;
import picocli.CommandLine;

/** Where the process begins. */
public final class Main {
  private Main() {}

  /** Runs one command and exits with its code. */
  public static void main(String[] arguments) {
    CommandLine commands = commands(new Engine(System.getenv()), new ProcessLife());
    System.exit(commands.execute(Cli.words(arguments)));
  }

  /** The whole command line, as the process and the tests use it. */
  static CommandLine commands(Engine engine, ProcessLife life) {
    CommandLine commands = new CommandLine(new TaskerCommand(engine, life));
    CommandLine config = new CommandLine(new ConfigCommand(engine));
    config.addSubcommand(new GenerateCommand());
    commands.addSubcommand("config", config);
    Cli.addTo(commands, Shell.ofProcess()).addSubcommand(new RegisterCommand(engine));
    commands.addSubcommand(new RetentionCommand(engine));
    commands.setCaseInsensitiveEnumValuesAllowed(true);
    commands.setOut(new PrintWriter(System.out, true));
    commands.setErr(new PrintWriter(System.err, true));
    commands.setExecutionExceptionHandler(new Failures());
    return commands;
  }
}
