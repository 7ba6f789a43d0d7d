package io.tasker.rest.route;

import java.util.HashMap;
import java.util.Map;

/**
 * What goes back to the caller.
 *
 * @param status HTTP status
 * @param contentType of the body
 * @param body bytes of the body
 * @param headers further headers
 * @param close whether the connection ends with this reply
 */
public record Reply(
    int status, String contentType, byte[] body, Map<String, String> headers, boolean close) {
  /** The content type of every JSON body. */
  public static final String JSON = "application/json";

  public Reply {
    headers = Map.copyOf(headers);
  }

  /** A JSON body. */
  public static Reply json(int status, byte[] body) {
    return new Reply(status, JSON, body, Map.of(), false);
  }

  /** The same with one more header. */
  public Reply with(String header, String value) {
    var more = new HashMap<>(headers);
    more.put(header, value);
    return new Reply(status, contentType, body, more, close);
  }

  /** The same, and the connection ends with it. */
  public Reply closing() {
    return new Reply(status, contentType, body, headers, true);
  }
}
