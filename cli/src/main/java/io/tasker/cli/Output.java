package io.tasker.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tasker.client.Codec;
import java.io.PrintWriter;
import java.util.List;

/** Prints results as the caller wants them. */
final class Output {
  private final PrintWriter out;
  private final Form form;
  private final Shell shell;

  Output(PrintWriter out, Form form, Shell shell) {
    this.out = out;
    this.form = form;
    this.shell = shell;
  }

  Colours colours() {
    return new Colours(shell.hasColours());
  }

  Form form() {
    return form;
  }

  /** Whether a person looks at lines that can be drawn over. */
  boolean isScreen() {
    return form == Form.TABLE && shell.isScreen();
  }

  /** A value: for programs as the API has it, for people as lines. */
  void print(Object value, List<String> lines) {
    switch (form) {
      case TABLE -> lines.forEach(out::println);
      case JSON -> out.println(Codec.tree(value).toPrettyString());
      case YAML -> out.print(Form.yaml(Codec.tree(value)));
    }
    out.flush();
  }

  /** A line for people; nothing for programs. */
  void say(String line) {
    if (form == Form.TABLE) {
      plain(line);
    }
  }

  /** One of many values that come one by one: a line, or a document of YAML. */
  void next(Object value, String line) {
    switch (form) {
      case TABLE -> plain(line);
      case JSON -> plain(Codec.tree(value).toString());
      case YAML -> plain("---\n" + Form.yaml(Codec.tree(value)));
    }
  }

  /** JSON that is written bit by bit, to look as {@link #print} would have it. */
  JsonGenerator json() {
    return Form.json(out);
  }

  /** Whether nobody reads any more what is printed. */
  boolean isGone() {
    return out.checkError();
  }

  /** Text that has only one form. */
  void plain(String text) {
    out.print(text);
    if (!text.endsWith("\n")) {
      out.println();
    }
    out.flush();
  }
}
