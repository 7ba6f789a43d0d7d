package io.tasker.core.db;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One SQL text with named parameters ({@code :name}), translated once into JDBC's question marks.
 * Texts come from files; in them a cast is written {@code CAST(x AS type)}, since a colon always
 * begins a parameter.
 *
 * @param text with question marks
 * @param names of the parameters, in the order of the question marks; a name may occur often
 */
public record Sql(String text, List<String> names) {
  /** Reads and translates a file of the class path. */
  public static Sql load(Class<?> owner, String file) {
    return parse(read(owner, file));
  }

  /** The text of a file of the class path, without comment lines. */
  public static String read(Class<?> owner, String file) {
    try (InputStream stream = owner.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalArgumentException(
            "no SQL file " + file + " beside " + owner.getPackageName());
      }
      StringBuilder text = new StringBuilder();
      for (String line :
          new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        if (!line.stripLeading().startsWith("--")) {
          text.append(line).append('\n');
        }
      }
      return text.toString().strip();
    } catch (IOException e) {
      throw new IllegalStateException("cannot read SQL file " + file, e);
    }
  }

  /**
   * Translates a text; quoted strings are left alone.
   *
   * @throws IllegalArgumentException if a quote never ends
   */
  public static Sql parse(String source) {
    StringBuilder text = new StringBuilder(source.length());
    List<String> names = new ArrayList<>();
    int at = 0;
    while (at < source.length()) {
      char c = source.charAt(at);
      int end = at + 1;
      if (c == '\'') {
        end = source.indexOf('\'', at + 1) + 1;
        if (end == 0) {
          throw new IllegalArgumentException("a quote never ends: " + source.substring(at));
        }
        text.append(source, at, end);
      } else if (c == ':' && end < source.length() && isNamePart(source.charAt(end))) {
        while (end < source.length() && isNamePart(source.charAt(end))) {
          end++;
        }
        names.add(source.substring(at + 1, end));
        text.append('?');
      } else {
        text.append(c);
      }
      at = end;
    }
    return new Sql(text.toString(), List.copyOf(names));
  }

  /** This text, then another, sent to the server in one go. */
  public Sql then(Sql next) {
    List<String> all = new ArrayList<>(names);
    all.addAll(next.names);
    return new Sql(text + ";\n" + next.text, List.copyOf(all));
  }

  private static boolean isNamePart(char c) {
    return c == '_' || Character.isLetterOrDigit(c);
  }
}
