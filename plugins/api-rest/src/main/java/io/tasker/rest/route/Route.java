package io.tasker.rest.route;

import io.helidon.http.Method;
import io.tasker.contract.operations.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One line of the routing table.
 *
 * @param method HTTP method; {@code GET} answers {@code HEAD} too
 * @param path starts with a slash; a segment in braces stands for any one segment
 * @param operation what is asked of the orchestrator; null if nothing is
 * @param whileStopping whether it is still answered while the server stops
 * @param kind what requests and replies look like
 * @param endpoint who answers
 */
public record Route(
    Method method,
    String path,
    @Nullable Operation operation,
    boolean whileStopping,
    Kind kind,
    Endpoint endpoint) {
  /** What requests and replies look like. */
  public enum Kind {
    /** JSON both ways. */
    JSON,
    /** YAML in a request, JSON in a reply. */
    YAML,
    /** A reply that goes on for as long as its reader likes. */
    STREAM
  }

  /** A route for JSON. */
  public Route(
      Method method,
      String path,
      @Nullable Operation operation,
      boolean whileStopping,
      Endpoint endpoint) {
    this(method, path, operation, whileStopping, Kind.JSON, endpoint);
  }

  /** A route of a kind that is closed as soon as the server stops. */
  public Route(
      Method method, String path, @Nullable Operation operation, Kind kind, Endpoint endpoint) {
    this(method, path, operation, false, kind, endpoint);
  }

  /** A route that is closed as soon as the server stops. */
  public Route(Method method, String path, @Nullable Operation operation, Endpoint endpoint) {
    this(method, path, operation, false, endpoint);
  }

  /** The segments in place of the braces, undecoded, if this route's path fits. */
  Optional<List<String>> match(String[] segments) {
    String[] pattern = path.split("/", -1);
    if (pattern.length != segments.length) {
      return Optional.empty();
    }
    List<String> found = new ArrayList<>(2);
    for (int i = 0; i < pattern.length; i++) {
      if (pattern[i].startsWith("{") && !segments[i].isEmpty()) {
        found.add(segments[i]);
      } else if (!pattern[i].equals(segments[i])) {
        return Optional.empty();
      }
    }
    return Optional.of(found);
  }

  /** Whether requests of this route carry a body. */
  public boolean hasBody() {
    return method.equals(Method.POST) || method.equals(Method.PUT) || method.equals(Method.PATCH);
  }
}
