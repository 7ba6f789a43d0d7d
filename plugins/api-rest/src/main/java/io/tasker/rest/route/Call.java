package io.tasker.rest.route;

import java.util.List;
import java.util.Map;

/**
 * A request as an endpoint sees it.
 *
 * @param requestId of the request, for logs
 * @param segments the decoded path segments that stand where the route has {@code {…}}, in order
 * @param query the decoded values of each query parameter
 * @param body bytes of the body; none if the method has no body
 */
public record Call(
    String requestId, List<String> segments, Map<String, List<String>> query, byte[] body) {}
