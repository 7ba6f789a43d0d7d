package io.tasker.client.transport;

import static java.util.stream.Collectors.joining;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where a call goes in REST. */
final class RestPaths {
  private RestPaths() {}

  /** Path and query; whatever a value contains, it stays within its place. */
  static String of(ApiCall call) {
    String path = call.operation().path();
    for (var part : call.parts().entrySet()) {
      path = path.replace("{" + part.getKey() + "}", encoded(part.getValue()));
    }
    if (call.query().isEmpty()) {
      return path;
    }
    return call.query().entrySet().stream()
        .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
        .collect(joining("&", path + "?", ""));
  }

  static String contentType(ApiOperation operation) {
    return switch (operation) {
      case VALIDATE_TEMPLATE, REGISTER_TEMPLATE -> "application/yaml";
      default -> "application/json";
    };
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
