package io.tasker.cli;

import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;

/** The options of a command whose result is a drawing. */
final class DrawOptions extends ServerOptions {
  @Option(
      names = {"-o", "--output", "-f", "--form", "--format"},
      paramLabel = "FORM",
      defaultValue = "terminal",
      description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Drawing drawing = Drawing.TERMINAL;

  /** How it may be drawn, or shown to programs. */
  enum Drawing {
    TERMINAL,
    MERMAID,
    MARKDOWN,
    JSON,
    YAML;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  Form form() {
    return switch (drawing) {
      case TERMINAL, MERMAID, MARKDOWN -> Form.TABLE;
      case JSON -> Form.JSON;
      case YAML -> Form.YAML;
    };
  }

  /** The drawing for people. */
  List<String> draw(Graph graph, Colours colours) {
    return switch (drawing) {
      case TERMINAL, JSON, YAML -> graph.lines(colours);
      case MERMAID -> graph.mermaid();
      case MARKDOWN -> graph.markdown();
    };
  }
}
