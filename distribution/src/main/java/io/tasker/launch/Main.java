package io.tasker.launch;

import io.tasker.cli.Cli;
import io.tasker.cli.Shell;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;

/** Where the process begins. */
public final class Main {
  private Main() {}

  /** Runs one command and exits with its code. */
  public static void main(String[] arguments) {
    String[] words = Cli.words(arguments);
    System.exit(commands(new Engine(System.getenv()), new ProcessLife(), words).execute(words));
  }

  /**
   * The command line, as the process and the tests use it.
   *
   * @param words what is typed; what it does not need is not there. None: all is there
   */
  static CommandLine commands(Engine engine, ProcessLife life, String... words) {
    CommandLine commands = new CommandLine(new TaskerCommand(engine, life));
    Map<String, Supplier<CommandLine>> parts = new LinkedHashMap<>();
    parts.put("config", () -> config(engine));
    parts.putAll(Cli.commands(Shell.ofProcess()));
    parts.computeIfPresent("template", (_, make) -> () -> withRegister(make.get(), engine));
    parts.put("retention", () -> new CommandLine(new RetentionCommand(engine)));
    Cli.addTo(commands, parts, words);
    commands.setCaseInsensitiveEnumValuesAllowed(true);
    commands.setOut(new PrintWriter(System.out, true));
    commands.setErr(new PrintWriter(System.err, true));
    commands.setExecutionExceptionHandler(new Failures());
    return commands;
  }

  private static CommandLine config(Engine engine) {
    return new CommandLine(new ConfigCommand(engine)).addSubcommand(new GenerateCommand());
  }

  private static CommandLine withRegister(CommandLine template, Engine engine) {
    return template.addSubcommand(new RegisterCommand(engine));
  }
}
