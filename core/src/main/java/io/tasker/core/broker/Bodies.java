package io.tasker.core.broker;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What a broker delivers, as text. */
final class Bodies {
  private Bodies() {}

  /**
   * The text, if it is one that PostgreSQL can store; else {@code base64:} and the bytes, which no
   * reader takes for JSON, so that they end among the dead messages as they came.
   */
  static String text(byte[] body) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      if (text.indexOf('\0') < 0) {
        return text;
      }
    } catch (CharacterCodingException e) {
      // not a text
    }
    return "base64:" + Base64.getEncoder().encodeToString(body);
  }
}
