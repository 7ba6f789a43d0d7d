package io.tasker.rest;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import java.util.UUID;
import java.util.regex.Pattern;

/** The id under which a request appears in replies and logs. */
final class RequestId {
  static final String HEADER = "x-request-id";

  private static final HeaderName NAME = HeaderNames.create(HEADER);
  private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._-]{1,128}");

  private RequestId() {}

  /** The caller's id if it is well formed, otherwise a new one. */
  static String of(Headers headers) {
    return headers
        .first(NAME)
        .filter(id -> WELL_FORMED.matcher(id).matches())
        .orElseGet(() -> UUID.randomUUID().toString());
  }
}
