package io.tasker.cli;

import io.tasker.client.Codec;
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
final class TemplateCommand extends Group {
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
    return session()
        .run(
            options,
            (client, out) -> {
              var found = client.templates(namespace);
              Table table =
                  new Table(out.colours(), "NAMESPACE", "NAME", "VERSION", "STEPS", "DESCRIPTION");
              found
                  .templates()
                  .forEach(
                      it ->
                          table.row(
                              it.namespace(),
                              it.name(),
                              it.version(),
                              it.stepCount(),
                              it.description()));
              out.print(found, table.lines());
              return ExitCodes.OK;
            });
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
    return session()
        .run(
            options,
            (client, out) -> {
              var found = client.template(namespace, name, version);
              Table table = new Table(out.colours(), "STEP", "ATTEMPTS", "DESCRIPTION");
              found
                  .steps()
                  .forEach(it -> table.row(it.name(), it.defaultMaxAttempts(), it.description()));
              Facts facts =
                  new Facts(out.colours())
                      .fact("template", namespace + "/" + name + "/" + version)
                      .fact("description", found.description());
              out.print(found, facts.then(table.lines()).lines());
              return ExitCodes.OK;
            });
  }

  @Command(
      description = "Asks a server what is wrong with a template file; stores nothing.",
      mixinStandardHelpOptions = true)
  int validate(
      @Mixin Options options,
      @Parameters(paramLabel = "FILE", description = "A template, or - for standard input.")
          String file) {
    return session()
        .run(
            options,
            (client, out) -> {
              var check = client.validate(Inputs.file("FILE", file));
              List<String> lines = new ArrayList<>();
              check.problems().forEach(it -> lines.add("error: " + it));
              check.warnings().forEach(it -> lines.add("warning: " + it));
              lines.add(file + (check.valid() ? " is valid" : " cannot be used"));
              out.print(check, lines);
              return check.valid() ? ExitCodes.OK : ExitCodes.USAGE;
            });
  }

  @Command(
      description = "Registers a template file through a server.",
      mixinStandardHelpOptions = true)
  int upload(
      @Mixin Options options,
      @Parameters(paramLabel = "FILE", description = "A template, or - for standard input.")
          String file) {
    return session()
        .run(
            options,
            (client, out) -> {
              var answer = client.register(Inputs.file("FILE", file));
              out.print(answer, Codec.tree(answer).toPrettyString().lines().toList());
              return ExitCodes.OK;
            });
  }

  @Command(
      description = "Draws the steps of a template file; needs no server.",
      mixinStandardHelpOptions = true)
  int visualize(
      @Mixin Options options,
      @Parameters(paramLabel = "FILE", description = "A template, or - for standard input.")
          String file,
      @Option(
              names = {"-f", "--form"},
              paramLabel = "FORM",
              defaultValue = "terminal",
              description = "terminal or mermaid. Default: ${DEFAULT-VALUE}.")
          String form) {
    return session()
        .withoutServer(
            options,
            out -> {
              Inputs.oneOf("--form", form, Graph.FORMS);
              Graph graph = TemplateGraph.of(file, Inputs.file("FILE", file));
              var lines = form.equals("mermaid") ? graph.mermaid() : graph.lines(out.colours());
              lines.forEach(out::plain);
              return ExitCodes.OK;
            });
  }
}
