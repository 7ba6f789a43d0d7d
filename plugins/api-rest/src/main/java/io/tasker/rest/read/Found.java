package io.tasker.rest.read;

import com.fasterxml.jackson.databind.JsonNode;

/** Says in a few words what a JSON value is, for error messages. */
final class Found {
  private static final int SHORT = 40;

  private Found() {}

  /** Type, and value if it is short. */
  static String describe(JsonNode node) {
    return switch (node.getNodeType()) {
      case STRING -> "the string \"" + brief(node.textValue()) + "\"";
      case NUMBER -> "the number " + brief(node.asText());
      case BOOLEAN -> "the boolean " + node.asText();
      case ARRAY -> "an array";
      case OBJECT -> "an object";
      case NULL -> "null";
      case MISSING -> "nothing";
      case BINARY, POJO -> "something that is not JSON";
    };
  }

  /** The text, cut to 40 characters, and safe to be written as UTF-8. */
  static String brief(String text) {
    var brief = new StringBuilder();
    text.codePoints()
        .limit(SHORT)
        .map(c -> isSurrogate(c) ? 0xFFFD : c)
        .forEach(brief::appendCodePoint);
    return text.codePointCount(0, text.length()) > SHORT ? brief + "…" : brief.toString();
  }

  /** Whether it is half a pair: code points only name surrogates if their other half is missing. */
  static boolean isSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
