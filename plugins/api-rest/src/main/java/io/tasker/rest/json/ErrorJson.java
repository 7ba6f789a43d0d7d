package io.tasker.rest.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The error envelope. */
public final class ErrorJson {
  private ErrorJson() {}

  /** A code for programs and a message for people. */
  public static byte[] of(String code, String message) {
    return JsonBytes.of(
        out -> {
          out.writeStartObject();
          writeError(out, code, message);
          out.writeEndObject();
        });
  }

  /** The same, with the seconds to wait before the next attempt. */
  public static byte[] retryable(String code, String message, long retryAfterSeconds) {
    return JsonBytes.of(
        out -> {
          out.writeStartObject();
          out.writeObjectFieldStart("error");
          out.writeStringField("code", code);
          out.writeStringField("message", writable(message));
          out.writeNumberField("retry_after_seconds", retryAfterSeconds);
          out.writeEndObject();
          out.writeEndObject();
        });
  }

  static void writeError(JsonGenerator out, String code, String message) throws IOException {
    out.writeObjectFieldStart("error");
    out.writeStringField("code", code);
    out.writeStringField("message", writable(message));
    out.writeEndObject();
  }

  // A message may quote what a caller sent, and half a surrogate pair has no UTF-8 form.
  private static String writable(String message) {
    return new String(message.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }
}
