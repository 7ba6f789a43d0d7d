package io.tasker.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Locale;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** How results are shown. */
public enum Form {
  /** Lines for people. */
  TABLE,
  /** For programs. */
  JSON,
  /** For programs and people. */
  YAML;

  private static final JsonMapper MAPPER = new JsonMapper();

  /** As it is typed. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Writes indented JSON bit by bit. */
  static JsonGenerator json(Writer out) {
    try {
      return MAPPER.createGenerator(out).useDefaultPrettyPrinter();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A value as a block of YAML, which ends with a line feed. */
  public static String yaml(JsonNode tree) {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    try {
      return new Yaml(options).dump(MAPPER.treeToValue(tree, Object.class));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of values", e);
    }
  }
}
