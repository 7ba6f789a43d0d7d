package io.tasker.core.template;

import io.tasker.core.text.Nearest;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a value of a template may look like. */
sealed interface Shape {
  /** In words, for messages. */
  String allowed();

  /** Text of a certain length. */
  record Text(int shortest, int longest) implements Shape {
    @Override
    public String allowed() {
      return "text of %d to %d characters".formatted(shortest, longest);
    }
  }

  /** A letter or underscore, then letters, digits and underscores. */
  record Identifier(int longest) implements Shape {
    private static final Pattern PATTERN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    boolean accepts(String text) {
      return text.length() <= longest && PATTERN.matcher(text).matches();
    }

    @Override
    public String allowed() {
      return "a letter or underscore, then letters, digits and underscores; %d characters at most"
          .formatted(longest);
    }
  }

  /** A whole number within a range. */
  record Whole(long lowest, long highest) implements Shape {
    @Override
    public String allowed() {
      return "a whole number, %d to %d".formatted(lowest, highest);
    }
  }

  /** True or false. */
  record Flag() implements Shape {
    @Override
    public String allowed() {
      return "true or false";
    }
  }

  /** One of some words. */
  record Choice(List<String> words) implements Shape {
    @Override
    public String allowed() {
      return "one of " + String.join(", ", words);
    }
  }

  /** A list whose items look alike. */
  record ListOf(Shape item, int fewest) implements Shape {
    @Override
    public String allowed() {
      return "a list";
    }
  }

  /** A mapping of names that are the author's to values that look alike. */
  record MapOf(Shape value) implements Shape {
    @Override
    public String allowed() {
      return "a mapping";
    }
  }

  /** A mapping whose keys are known. */
  record Section(List<Key> keys) implements Shape {
    Section(Key... keys) {
      this(List.of(keys));
    }

    Optional<Key> key(String name) {
      return keys.stream().filter(key -> key.names().contains(name)).findFirst();
    }

    Optional<String> nearest(String wrong) {
      return Nearest.of(wrong, keys.stream().map(Key::names).flatMap(Collection::stream).toList());
    }

    @Override
    public String allowed() {
      return "a mapping with " + String.join(", ", keys.stream().map(Key::name).toList());
    }
  }

  /** A mapping that only its author understands. */
  record AnyMapping() implements Shape {
    @Override
    public String allowed() {
      return "a mapping";
    }
  }

  /** Whatever. */
  record Anything() implements Shape {
    @Override
    public String allowed() {
      return "anything";
    }
  }

  /**
   * A key of a section.
   *
   * @param names the key and its aliases
   * @param shape of its value
   * @param role what becomes of it
   */
  record Key(List<String> names, Shape shape, Role role) {
    static Key required(String name, Shape shape) {
      return new Key(List.of(name), shape, Role.REQUIRED);
    }

    static Key optional(String name, Shape shape) {
      return new Key(List.of(name), shape, Role.OPTIONAL);
    }

    static Key withoutEffect(String name) {
      return new Key(List.of(name), new Anything(), Role.WITHOUT_EFFECT);
    }

    Key alias(String... aliases) {
      return new Key(Stream.concat(names.stream(), Arrays.stream(aliases)).toList(), shape, role);
    }

    String name() {
      return names.getFirst();
    }
  }

  /** What becomes of a key. */
  enum Role {
    /** It must be there. */
    REQUIRED,
    /** It may be there. */
    OPTIONAL,
    /** Published templates have it; it does nothing, and a warning says so. */
    WITHOUT_EFFECT
  }
}
