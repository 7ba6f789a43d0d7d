package io.tasker.rest.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

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

  /** Code that writes one item of an array. */
  @FunctionalInterface
  public interface ItemWriting<T> {
    /** Writes one JSON value. */
    void to(JsonGenerator out, T item) throws IOException;
  }

  /** The UTF-8 bytes of an array of these items, in order. */
  public static <T> byte[] array(List<T> items, ItemWriting<T> writing) {
    return of(
        out -> {
          out.writeStartArray();
          for (T item : items) {
            writing.to(out, item);
          }
          out.writeEndArray();
        });
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
