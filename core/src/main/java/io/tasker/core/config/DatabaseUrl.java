package io.tasker.core.config;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL address taken apart.
 *
 * @param jdbcUrl for the driver, without credentials
 * @param username decoded; empty if the address has none
 * @param password decoded; empty if the address has none
 */
record DatabaseUrl(String jdbcUrl, String username, String password) {
  static final String FORMS =
      "postgresql://[user[:password]@]host[:port]/database[?key=value&...] (also postgres:// and"
          + " jdbc:postgresql://); special characters in user and password as %XX";

  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?:jdbc:postgresql|postgresql|postgres)://(?:(?<login>[^/?#]*)@)?(?<hosts>[^/?#@]*)"
              + "(?:/(?<database>[^?#]*))?(?:\\?(?<query>[^#]*))?");

  // The driver's short forms: a database on this machine.
  private static final Pattern LOCAL = Pattern.compile("jdbc:postgresql:(?<database>[^/?#:]+)");

  /**
   * Takes an address apart.
   *
   * @throws IllegalArgumentException if it has none of the allowed forms; the message does not
   *     repeat the address, since it may hold a password
   */
  static DatabaseUrl parse(String url) {
    if (LOCAL.matcher(url).matches()) {
      return new DatabaseUrl(url, "", "");
    }
    Matcher match = ADDRESS.matcher(url);
    if (!match.matches()) {
      throw new IllegalArgumentException("not a database address; allowed: " + FORMS);
    }
    String login = orEmpty(match.group("login"));
    int colon = login.indexOf(':');
    String username = decode(colon < 0 ? login : login.substring(0, colon));
    String password = colon < 0 ? "" : decode(login.substring(colon + 1));
    List<String> rest = new ArrayList<>();
    for (String parameter : orEmpty(match.group("query")).split("&")) {
      if (parameter.startsWith("user=")) {
        username = decode(parameter.substring("user=".length()));
      } else if (parameter.startsWith("password=")) {
        password = decode(parameter.substring("password=".length()));
      } else if (!parameter.isEmpty()) {
        rest.add(parameter);
      }
    }
    String hosts = orEmpty(match.group("hosts"));
    String jdbcUrl =
        "jdbc:postgresql://"
            + (hosts.isEmpty() ? "localhost" : hosts)
            + "/"
            + orEmpty(match.group("database"))
            + (rest.isEmpty() ? "" : "?" + String.join("&", rest));
    return new DatabaseUrl(jdbcUrl, username, password);
  }

  static boolean isOne(String url) {
    try {
      parse(url);
      return true;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  // A plus sign is itself here; only %XX is decoded.
  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
