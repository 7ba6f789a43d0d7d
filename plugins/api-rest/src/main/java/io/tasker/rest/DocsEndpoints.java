package io.tasker.rest;

import io.tasker.rest.route.Call;
import io.tasker.rest.route.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** The description of this API, for programs and for people. */
final class DocsEndpoints {
  private static final int OK = 200;
  private static final int TEMPORARY_REDIRECT = 307;
  private static final String HTML = "text/html; charset=utf-8";

  private final byte[] document = resource("openapi.json");
  private final byte[] page = resource("api-docs.html");

  Reply document(Call call) {
    return Reply.json(OK, document);
  }

  Reply page(Call call) {
    return new Reply(OK, HTML, page, Map.of(), false);
  }

  /** The page looks for the document relative to its own folder. */
  Reply toPage(Call call) {
    return new Reply(TEMPORARY_REDIRECT, HTML, new byte[0], Map.of(), false)
        .with("Location", "/api-docs/ui/");
  }

  private static byte[] resource(String name) {
    try (InputStream in = DocsEndpoints.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("not in this jar: " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }
}
