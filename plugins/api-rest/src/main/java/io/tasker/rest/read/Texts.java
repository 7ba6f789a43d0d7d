package io.tasker.rest.read;

import io.tasker.rest.route.ApiError;

/** What every string of a request must keep to. */
final class Texts {
  private Texts() {}

  /**
   * Refuses characters that PostgreSQL cannot store.
   *
   * @throws ApiError if there is one
   */
  static void requireStorable(String where, String text) {
    text.codePoints()
        .filter(c -> c == 0 || Found.isSurrogate(c))
        .findFirst()
        .ifPresent(
            c -> {
              throw ApiError.badRequest(
                  "%s contains the character U+%04X, which cannot be stored".formatted(where, c));
            });
  }

  /**
   * Refuses a text that is empty or too long.
   *
   * @param most characters at most
   * @throws ApiError if it is
   */
  static String requireLength(String field, String text, int most) {
    int length = text.codePointCount(0, text.length());
    if (length < 1 || length > most) {
      throw ApiError.badRequest(
          "%s must be 1 to %d characters long, was %d".formatted(field, most, length));
    }
    return text;
  }
}
