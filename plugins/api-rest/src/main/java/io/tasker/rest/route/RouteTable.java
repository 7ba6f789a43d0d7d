package io.tasker.rest.route;

import io.helidon.common.uri.UriEncoding;
import io.helidon.http.Method;
import java.util.List;
import java.util.TreeSet;

/** Finds the route of a request; the first that fits wins. */
public final class RouteTable {
  private final List<Route> routes;

  /** A table of these routes, in order. */
  public RouteTable(List<Route> routes) {
    this.routes = List.copyOf(routes);
  }

  /** What a look into the table can come to. */
  public sealed interface Match {
    /**
     * There is a route.
     *
     * @param route the route
     * @param segments decoded segments in place of the braces
     */
    record Found(Route route, List<String> segments) implements Match {}

    /**
     * The path is there, the method is not.
     *
     * @param allow value of the {@code Allow} header
     */
    record WrongMethod(String allow) implements Match {}

    /** There is no such path. */
    record NoSuchPath() implements Match {}
  }

  /** Every route, in order. */
  public List<Route> routes() {
    return routes;
  }

  /** Looks for the route of a request, by its undecoded path. */
  public Match match(Method method, String rawPath) {
    String[] segments = rawPath.split("/", -1);
    Method wanted = method.equals(Method.HEAD) ? Method.GET : method;
    var allowed = new TreeSet<String>();
    for (Route route : routes) {
      var found = route.match(segments);
      if (found.isEmpty()) {
        continue;
      }
      if (route.method().equals(wanted)) {
        return new Match.Found(route, found.get().stream().map(UriEncoding::decodeUri).toList());
      }
      allowed.add(route.method().text());
      if (route.method().equals(Method.GET)) {
        allowed.add(Method.HEAD.text());
      }
    }
    return allowed.isEmpty()
        ? new Match.NoSuchPath()
        : new Match.WrongMethod(String.join(", ", allowed));
  }
}
