package io.tasker.grpc.read;

import java.nio.charset.StandardCharsets;

/** What every text of a request must keep to. */
public final class Texts {
  private static final int MAX_BYTES = 10_000;

  private Texts() {}

  /**
   * Refuses a text that is empty or too long.
   *
   * @param most characters at most
   * @throws Refused if it is, or cannot be stored
   */
  static String named(String field, String text, int most) {
    int length = text.codePointCount(0, text.length());
    if (length < 1 || length > most) {
      throw Refused.field(field, "must be 1 to %d characters long, was %d".formatted(most, length));
    }
    return storable(field, text);
  }

  /**
   * Refuses a free text of more than 10,000 bytes.
   *
   * @throws Refused if it is longer, or cannot be stored
   */
  public static String free(String field, String text) {
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MAX_BYTES) {
      throw Refused.field(
          field, "must be at most %d bytes long, was %d".formatted(MAX_BYTES, bytes));
    }
    return storable(field, text);
  }

  /**
   * Refuses the one character that a message can carry and PostgreSQL cannot store.
   *
   * @throws Refused if it is there
   */
  public static String storable(String field, String text) {
    if (text.indexOf(0) >= 0) {
      throw Refused.field(field, "contains the character U+0000, which cannot be stored");
    }
    return text;
  }
}
