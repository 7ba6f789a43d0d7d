package io.tasker.rest.route;

import io.tasker.contract.spi.security.Caller;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as an endpoint sees it.
 *
 * @param requestId of the request, for logs
 * @param caller who makes it
 * @param segments the decoded path segments that stand where the route has {@code {…}}, in order
 * @param query of the URL; none if the method has a body
 * @param body bytes of the body; none if the method has no body
 * @param headers those that mean something to endpoints, by name in lower case
 */
public record Call(
    String requestId,
    Caller caller,
    List<String> segments,
    Query query,
    byte[] body,
    Map<String, String> headers) {
  /** A header, if it is there and not empty. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)))
        .filter(value -> !value.isBlank());
  }
}
