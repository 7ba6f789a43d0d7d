package io.tasker.launch;

import io.tasker.cli.ExitCodes;
import io.tasker.cli.Form;
import io.tasker.cli.Group;
import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.core.config.ConfigBook;
import io.tasker.core.config.KeyFacts;
import io.tasker.core.config.LoadedConfig;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tasker config}: what is set, by whom, whether it can be used and what it means. */
@Command(
    name = "config",
    description = "Shows, checks, explains and begins the configuration.",
    mixinStandardHelpOptions = true)
final class ConfigCommand extends Group {
  private final Engine engine;

  ConfigCommand(Engine engine) {
    this.engine = engine;
  }

  @Command(
      description = {
        "Prints the merged result of all layers with the origin of every value.",
        "Secrets are shown as ***."
      },
      mixinStandardHelpOptions = true)
  int show(
      @Mixin LaunchArguments arguments,
      @Option(
              names = "--origin",
              negatable = true,
              defaultValue = "true",
              fallbackValue = "true",
              description = "Whether YAML says in comments who set each value. Default: it does.")
          boolean origin,
      @Option(
              names = {"-o", "--output", "--format"},
              paramLabel = "FORM",
              defaultValue = "yaml",
              description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
          Form form) {
    LoadedConfig config = engine.config(arguments.options());
    complain(config.warnings().stream().map(it -> "warning: " + it).toList());
    List<KeyFacts> keys = ConfigBook.of(config).all();
    print(
        switch (form) {
          case YAML -> ConfigYaml.of(keys, origin);
          case TABLE -> ConfigTable.values(keys);
          case JSON -> List.of(ConfigJson.of(false, keys));
        });
    return ExitCodes.OK;
  }

  @Command(
      description = "Checks the configuration and that the plugins it asks for are there.",
      mixinStandardHelpOptions = true)
  int validate(
      @Mixin LaunchArguments arguments,
      @Option(
              names = "--for",
              paramLabel = "PROCESS",
              defaultValue = "server",
              description = "Whose plugins: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
          ProcessKind kind) {
    List<String> warnings = engine.validate(arguments.options(), kind);
    print(warnings.stream().map(warning -> "warning: " + warning).toList());
    String count = warnings.size() == 1 ? "1 warning" : warnings.size() + " warnings";
    print(List.of("configuration is valid (" + count + ")"));
    return ExitCodes.OK;
  }

  @Command(
      description = "Says what a key means, accepts and has, and how to set it.",
      mixinStandardHelpOptions = true)
  int explain(
      @Mixin LaunchArguments arguments,
      @Parameters(
              arity = "0..1",
              paramLabel = "KEY",
              description = "A key, a section or a variable. Default: all keys.")
          @Nullable String name,
      @Option(
              names = {"-o", "--output", "--format"},
              paramLabel = "FORM",
              defaultValue = "table",
              description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
          Form form) {
    ConfigBook book = book(arguments.options());
    List<KeyFacts> keys = name == null ? book.all() : book.find(name);
    boolean isOne = keys.size() == 1 && !keys.getFirst().key().startsWith(name + ".");
    print(
        switch (form) {
          case TABLE -> isOne ? ConfigPage.of(keys.getFirst()) : ConfigTable.meanings(keys);
          case JSON -> List.of(ConfigJson.of(isOne, keys));
          case YAML -> ConfigJson.yaml(isOne, keys);
        });
    return ExitCodes.OK;
  }

  /** Whoever asks may be about to mend a configuration that is wrong. */
  private ConfigBook book(LaunchOptions options) {
    try {
      return ConfigBook.of(engine.config(options));
    } catch (TaskerException e) {
      if (e.code() != ErrorCode.CONFIG_INVALID) {
        throw e;
      }
      return ConfigBook.withoutValues();
    }
  }
}
