package io.tasker.rest.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Turns a piece of writing code into the bytes it writes. */
public final class JsonBytes {
  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonBytes() {}

  /** Code that writes one JSON value. */
  @FunctionalInterface
  public interface Writing {
    /** Writes one JSON value. */
    void to(JsonGenerator out) throws IOException;
  }

  /** The UTF-8 bytes of what is written. */
  public static byte[] of(Writing writing) {
    var bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator out = FACTORY.createGenerator(bytes)) {
      writing.to(out);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write a JSON reply", e);
    }
    return bytes.toByteArray();
  }
}
