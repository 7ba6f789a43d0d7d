package io.tasker.rest.route;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What goes back to the caller.
 *
 * @param status HTTP status
 * @param contentType of the body
 * @param body bytes of the body
 * @param headers further headers
 * @param close whether the connection ends with this reply
 * @param stream what goes on writing the body, bit by bit; null: the body is complete
 */
public record Reply(
    int status,
    String contentType,
    byte[] body,
    Map<String, String> headers,
    boolean close,
    @Nullable Stream stream) {
  /** The content type of every JSON body. */
  public static final String JSON = "application/json";

  public Reply {
    headers = Map.copyOf(headers);
  }

  /** A complete reply. */
  public Reply(
      int status, String contentType, byte[] body, Map<String, String> headers, boolean close) {
    this(status, contentType, body, headers, close, null);
  }

  /** A body that is written for as long as there is something to say. */
  public interface Stream extends AutoCloseable {
    /**
     * Writes until nothing will come any more.
     *
     * @throws IOException if the reader is gone
     */
    void writeTo(OutputStream out) throws IOException;

    /** Lets go of everything; called in any case. */
    @Override
    void close();
  }

  /** A body that goes on. */
  public static Reply streaming(String contentType, Stream stream) {
    return new Reply(200, contentType, new byte[0], Map.of(), false, stream);
  }

  /** A JSON body. */
  public static Reply json(int status, byte[] body) {
    return new Reply(status, JSON, body, Map.of(), false);
  }

  /** The same with one more header. */
  public Reply with(String header, String value) {
    var more = new HashMap<>(headers);
    more.put(header, value);
    return new Reply(status, contentType, body, more, close, stream);
  }

  /** The same, and the connection ends with it. */
  public Reply closing() {
    return new Reply(status, contentType, body, headers, true, stream);
  }
}
