package io.tasker.core.text;

import java.util.List;
import java.util.Optional;

/**
 * What was found in a YAML text.
 *
 * @param root its one document; empty if the text has none or cannot be read
 * @param problems everything wrong with it as YAML, in the order of the text
 */
public record YamlText(Optional<YamlNode> root, List<Problem> problems) {
  public YamlText {
    problems = List.copyOf(problems);
  }

  /**
   * Reads a text of one document. Duplicate keys, merge keys, tags, a second document and a text
   * that grows beyond reason through aliases are problems.
   */
  public static YamlText read(String text) {
    return new YamlReader().read(text);
  }
}
