package io.tasker.core.text;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** A value in a YAML text, with its place. Aliases are replaced by what they stand for. */
public sealed interface YamlNode {
  /** Where it begins. */
  Place place();

  /** What it is, for messages: {@code a list}, {@code the whole number 5}. */
  String describe();

  /** What a scalar means by the core schema of YAML 1.2. */
  enum Kind {
    /** Anything else, and everything in quotes. */
    TEXT,
    /** A whole number, decimal or with the prefix 0x or 0o. */
    WHOLE,
    /** A number with a fraction or an exponent. */
    DECIMAL,
    /** {@code true} or {@code false}. */
    FLAG,
    /** Nothing, {@code ~} or {@code null}. */
    NOTHING
  }

  /**
   * A single value.
   *
   * @param place where it begins
   * @param kind what it means
   * @param text as it was written, without quotes
   */
  record Scalar(Place place, Kind kind, String text) implements YamlNode {
    /**
     * The whole number.
     *
     * @throws NumberFormatException if it is none
     */
    public BigInteger whole() {
      if (text.startsWith("0x")) {
        return new BigInteger(text.substring(2), 16);
      }
      return text.startsWith("0o") ? new BigInteger(text.substring(2), 8) : new BigInteger(text);
    }

    @Override
    public String describe() {
      return switch (kind) {
        case TEXT -> text.isEmpty() ? "empty text" : "the text \"" + Shown.of(text) + "\"";
        case WHOLE -> "the whole number " + Shown.of(text);
        case DECIMAL -> "the number " + Shown.of(text);
        case FLAG -> text;
        case NOTHING -> "nothing";
      };
    }
  }

  /**
   * A list.
   *
   * @param place where it begins
   * @param items in order
   */
  record Items(Place place, List<YamlNode> items) implements YamlNode {
    public Items {
      items = List.copyOf(items);
    }

    @Override
    public String describe() {
      return "a list";
    }
  }

  /**
   * Named values; no name occurs twice.
   *
   * @param place where it begins
   * @param fields in the order of the text
   */
  record Fields(Place place, List<Field> fields) implements YamlNode {
    public Fields {
      fields = List.copyOf(fields);
    }

    /** The value of a name, if it is there. */
    public Optional<Field> field(String name) {
      return fields.stream().filter(field -> field.name.equals(name)).findFirst();
    }

    @Override
    public String describe() {
      return "a mapping";
    }
  }

  /**
   * One named value.
   *
   * @param place where the name begins
   * @param name the key
   * @param value what it has
   */
  record Field(Place place, String name, YamlNode value) {}
}
