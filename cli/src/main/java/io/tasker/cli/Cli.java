package io.tasker.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.AutoComplete;
import picocli.CommandLine;

/** The operators' commands, to be hung below a root that the launcher made. */
public final class Cli {
  private Cli() {}

  /**
   * What was typed, in the words of these commands: other Tasker deployments know some of them by
   * other names, and take options before the command. It begins with the command, if there is one.
   */
  public static String[] words(String... typed) {
    return PublicWords.ours(List.of(typed)).toArray(String[]::new);
  }

  /** {@code task}, {@code step} and all others by name; each is made when it is asked for. */
  public static Map<String, Supplier<CommandLine>> commands(Shell shell) {
    Map<String, Supplier<CommandLine>> commands = new LinkedHashMap<>();
    commands.put("task", () -> new CommandLine(new TaskCommand(shell)));
    commands.put("step", () -> new CommandLine(new StepCommand(shell)));
    commands.put("template", () -> new CommandLine(new TemplateCommand(shell)));
    commands.put("dlq", () -> new CommandLine(new DlqCommand(shell)));
    commands.put("analytics", () -> new CommandLine(new AnalyticsCommand(shell)));
    commands.put("health", () -> new CommandLine(new HealthCommand(shell)));
    commands.put("profile", () -> new CommandLine(new ProfileCommand(shell)));
    commands.put("auth", () -> new CommandLine(new AuthCommand()));
    return commands;
  }

  /**
   * Adds commands, and how a mistake in what was typed is answered. To make all of them takes
   * longer than most of them run: if the first word is one of them, or is there already, the others
   * are left out.
   *
   * @param words what {@link #words} gave; empty: add all
   */
  public static void addTo(
      CommandLine root, Map<String, Supplier<CommandLine>> commands, String... words) {
    String first = words.length == 0 ? "" : words[0];
    Supplier<CommandLine> only = commands.get(first);
    if (only != null) {
      root.addSubcommand(first, only.get());
    } else if (!root.getSubcommands().containsKey(first)) {
      commands.forEach((name, command) -> root.addSubcommand(name, command.get()));
      root.addSubcommand("completion", new AutoComplete.GenerateCompletion());
    }
    root.setParameterExceptionHandler(new WrongWords());
  }
}
