package io.tasker.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.cli.ExitCodes;
import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.model.TemplateName;
import io.tasker.core.boot.TemplateOutcome;
import io.tasker.core.store.TemplateStore.Registration;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MainTest {
  private final FakeEngine engine = new FakeEngine();
  private final List<Integer> halts = new ArrayList<>();
  private boolean hangup;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @ValueSource(strings = {"server", "worker"})
  void a_process_starts_and_stops_when_told_to(String command) {
    run(command, "--home", ".");

    assertThat(engine.calls).containsExactly(command, "stop");
    assertThat(halts).containsExactly(ExitCodes.OK);
  }

  @Test
  void a_server_reloads_when_the_terminal_hangs_up() {
    hangup = true;
    run("server", "--home", ".");

    assertThat(engine.calls).containsExactly("server", "reload", "stop");
  }

  @Test
  void registering_says_what_became_of_each_template() {
    engine.outcomes =
        List.of(
            outcome("a", new Registration.Added(1)), outcome("b", new Registration.Unchanged(3)));

    assertThat(run("template", "register", "--home", ".", "a.yaml", "b.yaml"))
        .isEqualTo(ExitCodes.OK);
    assertThat(engine.calls).containsExactly("register [a.yaml, b.yaml]");
    assertThat(out.toString().lines())
        .containsExactly(
            "added shop/a/1.0.0 (a.yaml) revision 1", "unchanged shop/b/1.0.0 (b.yaml) revision 3");
  }

  @Test
  void a_refused_template_holds_the_others_back_and_is_the_exit_code() {
    engine.outcomes =
        List.of(
            outcome("a", new Registration.Added(1)), outcome("b", new Registration.Different(1)));

    assertThat(run("template", "register", "--home", ".", "a.yaml", "b.yaml"))
        .isEqualTo(ExitCodes.USAGE);
    assertThat(out.toString().lines())
        .containsExactly(
            "held back shop/a/1.0.0 (a.yaml)",
            "refused shop/b/1.0.0 (b.yaml): registered with other content; give the changed"
                + " template a new version",
            "nothing was registered");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "template | no command; there are: get, list, register, upload",
        "template register --home . | FILE"
      })
  void an_incomplete_template_command_is_refused(String arguments, String message) {
    assertThat(run(arguments.split(" "))).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString()).contains(message);
    assertThat(engine.calls).isEmpty();
  }

  private static TemplateOutcome outcome(String name, Registration registration) {
    return new TemplateOutcome(
        Path.of(name + ".yaml"), new TemplateName("shop", name, "1.0.0"), registration);
  }

  @ParameterizedTest
  @CsvSource({
    "migrate, schema is at 3",
    "verify, no violations",
    "plugins, api-rest enabled",
  })
  void a_command_prints_what_came_of_it(String command, String line) {
    assertThat(run(command, "--home", ".")).isEqualTo(ExitCodes.OK);

    assertThat(engine.calls).containsExactly(command);
    assertThat(out.toString()).contains(line);
  }

  @ParameterizedTest
  @CsvSource({"--dry-run, PREVIEW", "--once, DELETE", "--heal, HEAL"})
  void retention_does_what_is_wished_and_prints_it(String option, String wish) {
    assertThat(run("retention", option, "--home", ".")).isEqualTo(ExitCodes.OK);

    assertThat(engine.calls).containsExactly("retention " + wish);
    assertThat(out.toString().lines()).containsExactly("would delete tasks=3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--once --dry-run", "--once --heal"})
  void retention_deletes_nothing_unless_told_to_clearly(String options) {
    var arguments = new ArrayList<>(List.of("retention", "--home", "."));
    options.lines().forEach(it -> arguments.addAll(List.of(it.split(" "))));

    assertThat(run(arguments.toArray(String[]::new))).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString()).contains("--dry-run", "--once", "--heal");
    assertThat(engine.calls).isEmpty();
  }

  @Test
  void violations_are_printed_and_counted_and_fail() {
    engine.violations = List.of("task=1 has no wake-up", "task=2 has no wake-up");

    assertThat(run("verify", "--home", ".")).isEqualTo(ExitCodes.FAILED);
    assertThat(out.toString().lines())
        .containsExactly("task=1 has no wake-up", "task=2 has no wake-up", "2 violations");
  }

  @Test
  void options_reach_the_engine() {
    run("plugins", "--home", ".", "--config", "pom.xml", "--set", "a.b=1", "--set", "a.c=x=y");

    assertThat(engine.options)
        .isEqualTo(
            new LaunchOptions(
                Path.of("").toAbsolutePath(),
                Path.of("pom.xml").toAbsolutePath(),
                java.util.Map.of("a.b", "1", "a.c", "x=y")));
  }

  @Test
  void the_last_of_two_settings_wins_and_comes_last() {
    run("plugins", "--home", ".", "--set", "a.b=1", "--set", "c.d=2", "--set", "a.b=3");

    assertThat(engine.options.settings().toString()).isEqualTo("{c.d=2, a.b=3}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --set a.b        | --set a.b: there is no "="; write --set key=value
          --set =1         | --set : the key must be words of a-z, 0-9 and _ with dots in between
          --set A.b=1      | --set A.b: the key must be words of a-z, 0-9 and _ with dots in between
          --set alone=1    | --set alone: the key must be words of a-z, 0-9 and _ with dots in between
          --config nowhere | --config: there is no file
          --home nowhere   | --home: there is no folder
          --hme x          | tasker server: unknown option --hme; did you mean --home?
          """)
  void a_wrong_option_is_named_and_nothing_starts(String options, String message) {
    var arguments = new ArrayList<>(List.of("server"));
    if (!options.startsWith("--home")) {
      arguments.addAll(List.of("--home", "."));
    }
    arguments.addAll(List.of(options.split(" ")));

    assertThat(run(arguments.toArray(String[]::new))).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString()).contains(message).doesNotContain("\tat ");
    assertThat(engine.calls).isEmpty();
  }

  @Test
  void without_a_command_it_lists_them() {
    assertThat(run()).isEqualTo(ExitCodes.USAGE);

    assertThat(err.toString())
        .contains(
            "analytics, auth, completion, config, dlq, health, migrate, plugins, profile,"
                + " retention, server, step, task, template, verify, worker");
  }

  @Test
  void a_misspelt_command_is_answered_with_the_nearest() {
    assertThat(run("sever")).isEqualTo(ExitCodes.USAGE);

    assertThat(err.toString()).contains("sever").contains("server");
  }

  @ParameterizedTest
  @CsvSource({
    "CONFIG_INVALID, 2",
    "PLUGIN_INVALID, 2",
    "SCHEMA_INVALID, 2",
    "DATABASE_UNAVAILABLE, 1",
    "INTERNAL, 1",
  })
  void an_expected_failure_is_one_line_and_its_kind_is_the_exit_code(ErrorCode code, int exit) {
    engine.failure = new TaskerException(code, "say what");

    assertThat(run("server", "--home", ".")).isEqualTo(exit);
    assertThat(err.toString().lines()).containsExactly("tasker: " + code + ": say what");
    assertThat(halts).isEmpty();
  }

  @Test
  void an_unexpected_failure_shows_its_stack_trace() {
    engine.failure = new IllegalStateException("a defect");

    assertThat(run("server", "--home", ".")).isEqualTo(ExitCodes.FAILED);
    assertThat(err.toString()).contains("a defect").contains("\tat ");
  }

  @Test
  void the_version_names_tasker_and_java() {
    assertThat(run("--version")).isEqualTo(ExitCodes.OK);

    assertThat(out.toString()).startsWith("tasker ").contains("on Java 25");
  }

  @Test
  void a_command_is_the_same_whether_the_others_are_there_or_not() {
    var all = Main.commands(engine, new LifeOfATest());

    assertThat(all.getSubcommands()).containsKeys("server", "config", "task", "retention");
    all.getSubcommands()
        .forEach(
            (name, one) -> {
              var alone = Main.commands(engine, new LifeOfATest(), name).getSubcommands().get(name);
              assertThat(helps(alone)).as(name).isEqualTo(helps(one));
            });
    assertThat(Main.commands(engine, new LifeOfATest(), "task", "list").getSubcommands())
        .doesNotContainKeys("step", "config", "completion");
  }

  private static List<String> helps(CommandLine command) {
    List<String> helps = new ArrayList<>(List.of(command.getUsageMessage()));
    command.getSubcommands().values().forEach(below -> helps.addAll(helps(below)));
    return helps;
  }

  private int run(String... arguments) {
    var commands = Main.commands(engine, new LifeOfATest(), arguments);
    commands.setOut(new PrintWriter(out, true));
    commands.setErr(new PrintWriter(err, true));
    return commands.execute(arguments);
  }

  /** Is told to stop as soon as it waits. */
  private final class LifeOfATest extends ProcessLife {
    private Runnable hook = () -> {};
    private Runnable reload = () -> {};

    @Override
    void onHangup(Runnable given) {
      reload = given;
    }

    @Override
    void atExit(Runnable given) {
      hook = given;
    }

    @Override
    void awaitForever() {
      if (hangup) {
        reload.run();
      }
      hook.run();
    }

    @Override
    void halt(int code) {
      halts.add(code);
    }
  }
}
