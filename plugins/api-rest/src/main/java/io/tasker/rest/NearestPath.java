package io.tasker.rest;

import io.tasker.rest.read.NearestName;
import io.tasker.rest.route.Route;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Finds the path that somebody probably meant. */
final class NearestPath {
  // A path of any length would be compared with every route's.
  private static final int LONGEST = 300;
  private static final int SHORTEST_PART = 4;

  private NearestPath() {}

  /** The path of a route that is close to what was asked for, if there is one. */
  static Optional<String> of(String wanted, List<Route> routes) {
    if (wanted.length() > LONGEST) {
      return Optional.empty();
    }
    String[] segments = wanted.split("/", -1);
    var candidates = new TreeSet<String>();
    for (Route route : routes) {
      candidates.add(filled(route.path().split("/", -1), segments));
    }
    return NearestName.of(wanted, candidates)
        .or(() -> candidates.stream().filter(path -> isPart(path, wanted)).findFirst());
  }

  /** A route's path with the parameters of the one that was asked for. */
  private static String filled(String[] pattern, String[] wanted) {
    String[] filled = pattern.clone();
    for (int i = 0; i < filled.length; i++) {
      if (pattern.length == wanted.length && pattern[i].startsWith("{") && !wanted[i].isEmpty()) {
        filled[i] = wanted[i];
      }
    }
    return String.join("/", filled);
  }

  // /tasks for /v1/tasks, /api/v1/tasks for the same.
  private static boolean isPart(String path, String wanted) {
    return wanted.length() >= SHORTEST_PART && path.endsWith(wanted)
        || path.length() >= SHORTEST_PART && wanted.endsWith(path);
  }
}
