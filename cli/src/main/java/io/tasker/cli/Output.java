package io.tasker.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tasker.client.Codec;
import java.io.PrintWriter;
import java.util.List;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** Prints results as the caller wants them. */
final class Output {
  private static final JsonMapper JSON = new JsonMapper();

  private final PrintWriter out;
  private final Form form;
  private final Colours colours;

  Output(PrintWriter out, Form form, Colours colours) {
    this.out = out;
    this.form = form;
    this.colours = colours;
  }

  Colours colours() {
    return colours;
  }

  Form form() {
    return form;
  }

  /** A value: for programs as the API has it, for people as lines. */
  void print(Object value, List<String> lines) {
    switch (form) {
      case TABLE -> lines.forEach(out::println);
      case JSON -> out.println(Codec.tree(value).toPrettyString());
      case YAML -> out.print(yaml(Codec.tree(value)));
    }
    out.flush();
  }

  /** A line for people; nothing for programs. */
  void say(String line) {
    if (form == Form.TABLE) {
      out.println(line);
      out.flush();
    }
  }

  /** Text that has only one form. */
  void plain(String text) {
    out.print(text);
    if (!text.endsWith("\n")) {
      out.println();
    }
    out.flush();
  }

  private static String yaml(JsonNode tree) {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    try {
      return new Yaml(options).dump(JSON.treeToValue(tree, Object.class));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
