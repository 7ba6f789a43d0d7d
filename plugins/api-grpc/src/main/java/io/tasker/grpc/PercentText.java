package io.tasker.grpc;

import java.nio.charset.StandardCharsets;

/**
 * Status descriptions as the protocol wants them in a header: printable ASCII, the rest encoded.
 */
final class PercentText {
  // Clients refuse headers of more than 8 KiB in all.
  private static final int MOST_BYTES = 2_000;
  private static final String HEX = "0123456789ABCDEF";

  private PercentText() {}

  static String of(String text) {
    var encoded = new StringBuilder(text.length());
    text.codePoints()
        .mapToObj(Character::toString)
        .takeWhile(_ -> encoded.length() < MOST_BYTES)
        .forEach(character -> append(encoded, character));
    return encoded.toString();
  }

  private static void append(StringBuilder encoded, String character) {
    for (byte b : character.getBytes(StandardCharsets.UTF_8)) {
      if (b >= ' ' && b <= '~' && b != '%') {
        encoded.append((char) b);
      } else {
        encoded.append('%').append(HEX.charAt(b >> 4 & 15)).append(HEX.charAt(b & 15));
      }
    }
  }
}
