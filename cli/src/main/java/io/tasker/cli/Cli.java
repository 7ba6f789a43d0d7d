package io.tasker.cli;

import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine;

/** Hangs the operators' commands below a root that the launcher made. */
public final class Cli {
  private Cli() {}

  /**
   * What was typed, in the words of these commands: other Tasker deployments know some of them by
   * other names, and take options before the command.
   */
  public static String[] words(String... typed) {
    return PublicWords.ours(List.of(typed)).toArray(String[]::new);
  }

  /**
   * Adds {@code task}, {@code step}, {@code template}, {@code dlq}, {@code analytics}, {@code
   * health}, {@code profile}, {@code auth} and {@code completion}.
   *
   * @return the command {@code template}, for what else belongs below it
   */
  public static CommandLine addTo(CommandLine root, Shell shell) {
    root.addSubcommand(new TaskCommand(shell));
    root.addSubcommand(new StepCommand(shell));
    CommandLine template = new CommandLine(new TemplateCommand(shell));
    root.addSubcommand("template", template);
    root.addSubcommand(new DlqCommand(shell));
    root.addSubcommand(new AnalyticsCommand(shell));
    root.addSubcommand(new HealthCommand(shell));
    root.addSubcommand(new ProfileCommand(shell));
    root.addSubcommand(new AuthCommand());
    root.addSubcommand("completion", new AutoComplete.GenerateCompletion());
    root.setParameterExceptionHandler(new WrongWords());
    return template;
  }
}
