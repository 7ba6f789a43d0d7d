package io.tasker.cli;

import io.tasker.client.model.Template;
import io.tasker.client.model.TemplateList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tasker template}: what the server can run, and files on the way to it. */
@Command(
    name = "template",
    description = "Lists, shows, checks, draws and registers templates.",
    mixinStandardHelpOptions = true)
final class TemplateCommand extends ServerGroup {
  private static final Table<TemplateList.Summary> TEMPLATES =
      Table.<TemplateList.Summary>of()
          .column("NAMESPACE", TemplateList.Summary::namespace)
          .column("NAME", TemplateList.Summary::name)
          .column("VERSION", TemplateList.Summary::version)
          .column("STEPS", TemplateList.Summary::stepCount)
          .column("DESCRIPTION", TemplateList.Summary::description);
  private static final Table<Template.StepDefinition> STEPS =
      Table.<Template.StepDefinition>of()
          .column("STEP", Template.StepDefinition::name)
          .column("ATTEMPTS", Template.StepDefinition::defaultMaxAttempts)
          .column("DESCRIPTION", Template.StepDefinition::description);

  TemplateCommand(Shell shell) {
    super(shell);
  }

  @Command(description = "Lists templates.", mixinStandardHelpOptions = true)
  int list(
      @Mixin Options options,
      @Option(
              names = {"-n", "--namespace"},
              paramLabel = "NAME",
              description = "Only of this namespace.")
          @Nullable String namespace) {
    return show(
        options,
        client -> client.templates(namespace),
        (found, colours) -> TEMPLATES.lines(found.templates(), colours));
  }

  @Command(description = "Shows a template with its steps.", mixinStandardHelpOptions = true)
  int get(
      @Mixin Options options,
      @Parameters(paramLabel = "NAMESPACE", description = "Its namespace.") String namespace,
      @Parameters(paramLabel = "NAME", description = "Its name.") String name,
      @Parameters(
              paramLabel = "VERSION",
              arity = "0..1",
              defaultValue = "1.0.0",
              description = "Its version. Default: ${DEFAULT-VALUE}.")
          String version) {
    return show(
        options,
        client -> client.template(namespace, name, version),
        (found, colours) ->
            new Facts(colours)
                .fact("template", namespace + "/" + name + "/" + version)
                .fact("description", found.description())
                .then(STEPS.lines(found.steps(), colours))
                .lines());
  }

  @Command(
      description = "Asks a server what is wrong with a template file; stores nothing.",
      mixinStandardHelpOptions = true)
  int validate(@Mixin Options options, @Mixin TemplateFile file) {
    return run(
        options,
        (client, out) -> {
          var check = client.validate(file.text());
          List<String> lines = new ArrayList<>();
          check.problems().forEach(it -> lines.add("error: " + it));
          check.warnings().forEach(it -> lines.add("warning: " + it));
          lines.add(file.name + (check.valid() ? " is valid" : " cannot be used"));
          out.print(check, lines);
          return check.valid() ? ExitCodes.OK : ExitCodes.USAGE;
        });
  }

  @Command(
      description = "Registers a template file through a server.",
      mixinStandardHelpOptions = true)
  int upload(@Mixin Options options, @Mixin TemplateFile file) {
    return show(
        options,
        client -> client.register(file.text()),
        (stored, colours) ->
            new Facts(colours)
                .fact("template", stored.namespace() + "/" + stored.name() + "/" + stored.version())
                .fact("revision", stored.revision())
                .fact("registered", stored.added() ? "now" : "before, with the same content")
                .lines());
  }

  @Command(
      description = "Draws the steps of a template file; needs no server.",
      mixinStandardHelpOptions = true)
  int visualize(@Mixin DrawOptions options, @Mixin TemplateFile file) {
    return session()
        .withoutServer(
            options,
            out -> {
              Graph graph = TemplateGraph.of(file.name, file.text());
              out.print(graph.facts(), options.draw(graph, out.colours()));
              return ExitCodes.OK;
            });
  }

  /** The file that is meant. */
  static final class TemplateFile {
    @Parameters(paramLabel = "FILE", description = "A template, or - for standard input.")
    private String name = "";

    String text() {
      return Inputs.file("FILE", name);
    }
  }
}
