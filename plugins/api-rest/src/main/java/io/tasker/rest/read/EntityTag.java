package io.tasker.rest.read;

import io.tasker.rest.route.ApiError;
import io.tasker.rest.route.Call;
import io.tasker.rest.route.Reply;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The version of a task or a step, as HTTP speaks of it: the number of changes of its state. */
public final class EntityTag {
  private static final Pattern TAG = Pattern.compile("\"(\\d{1,9})\"");

  private EntityTag() {}

  /** The reply with the version of what it shows. */
  public static Reply on(Reply reply, int seq) {
    return reply.with("ETag", "\"" + seq + "\"");
  }

  /**
   * The version that a request is meant for.
   *
   * @return null if any will do
   * @throws ApiError if the header is no single strong tag of ours
   */
  public static @Nullable Integer wanted(Call call) {
    String header = call.header("If-Match").orElse("*").strip();
    if (header.equals("*")) {
      return null;
    }
    Matcher tag = TAG.matcher(header);
    if (!tag.matches()) {
      throw ApiError.badRequest(
          "If-Match must be the ETag of an earlier reply such as \"3\" with its quotes, or *, was "
              + Found.brief(header));
    }
    return Integer.valueOf(tag.group(1));
  }
}
