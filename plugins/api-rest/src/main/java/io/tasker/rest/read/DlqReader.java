package io.tasker.rest.read;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.node.TextNode;
import io.tasker.contract.model.Json;
import io.tasker.contract.operations.dlq.DlqStatus;
import io.tasker.contract.operations.dlq.DlqUpdate;
import io.tasker.rest.route.ApiError;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what concerns the dead letter queue. A status may be written as in replies or as in the
 * database, in any case: clients write either.
 */
public final class DlqReader {
  private static final List<String> STATUSES =
      Arrays.stream(DlqStatus.values()).map(DlqStatus::wireName).toList();

  private DlqReader() {}

  /**
   * The status that entries are listed by; null if they are listed by none.
   *
   * @throws ApiError if there is no such status
   */
  public static @Nullable DlqStatus status(QueryFields fields) {
    String text = fields.text("resolution_status");
    if (text == null) {
      return null;
    }
    return DlqStatus.ofName(text)
        .orElseThrow(
            () -> ApiError.badRequest("Failed to deserialize query string: " + unknown(text)));
  }

  /**
   * The body of an update. Every field may be null or absent: then it stays as it is.
   *
   * @throws ApiError naming the first field that is not right
   */
  public static DlqUpdate update(byte[] bytes) {
    BodyFields body = JsonBody.read(bytes);
    String status = body.text("resolution_status");
    return new DlqUpdate(
        status == null
            ? null
            : DlqStatus.ofName(status).orElseThrow(() -> ApiError.unprocessable(unknown(status))),
        limited("resolution_notes", body.text("resolution_notes")),
        limited("resolved_by", body.text("resolved_by")),
        body.optional("metadata")
            .map(metadata -> new Json(JsonLimits.check("metadata", metadata)))
            .orElse(null));
  }

  private static @Nullable String limited(String field, @Nullable String text) {
    if (text != null) {
      JsonLimits.check(field, TextNode.valueOf(text));
    }
    return text;
  }

  private static String unknown(String status) {
    String names =
        Arrays.stream(DlqStatus.values()).map(DlqStatus::wireName).collect(joining(", "));
    String hint =
        NearestName.of(status, STATUSES).map(near -> "; did you mean " + near + "?").orElse("");
    return "resolution_status must be one of %s, was \"%s\"%s"
        .formatted(names, Found.brief(status), hint);
  }
}
