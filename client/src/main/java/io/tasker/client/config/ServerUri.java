package io.tasker.client.config;

import io.tasker.client.error.ClientConfigException;
import java.net.URI;
import java.util.List;

/** Which addresses a server may have. */
final class ServerUri {
  private static final List<String> HTTP = List.of("http", "https");
  private static final List<String> GRPC = List.of("grpc", "grpcs");

  private ServerUri() {}

  static URI parse(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw new ClientConfigException("base_url \"" + text + "\" is not a URL", e);
    }
  }

  /** By which protocol a URL is meant when nothing else says so. */
  static Protocol protocol(URI uri) {
    return GRPC.contains(scheme(uri)) ? Protocol.GRPC : Protocol.REST;
  }

  static void check(URI uri, Protocol protocol) {
    switch (protocol) {
      case REST -> {
        if (!HTTP.contains(scheme(uri)) || uri.getHost() == null) {
          throw new ClientConfigException(
              "base_url must be http://HOST[:PORT] or https://HOST[:PORT], was \"" + uri + "\"");
        }
      }
      case GRPC -> {
        boolean known = HTTP.contains(scheme(uri)) || GRPC.contains(scheme(uri));
        String path = String.valueOf(uri.getPath());
        if (!known || uri.getHost() == null || !path.isEmpty() && !path.equals("/")) {
          throw new ClientConfigException(
              "grpc_url must be http://HOST[:PORT] or https://HOST[:PORT] (or grpc://, grpcs://),"
                  + " without a path, was \""
                  + uri
                  + "\"");
        }
      }
    }
  }

  private static String scheme(URI uri) {
    return String.valueOf(uri.getScheme());
  }
}
