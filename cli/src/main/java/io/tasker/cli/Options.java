package io.tasker.cli;

import picocli.CommandLine.Option;

/** The options of a command whose result is facts. */
final class Options extends ServerOptions {
  @Option(
      names = {"-o", "--output", "--format"},
      paramLabel = "FORM",
      defaultValue = "table",
      description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Form form = Form.TABLE;

  @Override
  Form form() {
    return form;
  }
}
