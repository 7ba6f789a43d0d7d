package io.tasker.rest.read;

import io.tasker.contract.operations.TaskQuery;
import io.tasker.contract.operations.TaskSearch;
import io.tasker.rest.route.ApiError;
import io.tasker.rest.route.Query;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what tasks are listed by. */
public final class TaskQueryReader {
  private static final String CONTEXT = "context.";
  private static final String TIME = "a timestamp like 2026-03-21T21:16:08Z";

  private TaskQueryReader() {}

  /**
   * The query of a URL.
   *
   * @throws ApiError if a parameter is malformed; which values are allowed is the orchestrator's to
   *     say
   */
  public static TaskQuery read(Query query) {
    var fields = new QueryFields(query);
    long page = fields.whole("page", 1, TaskQuery.MAX_PAGE, TaskQuery.FIRST_PAGE);
    long perPage = fields.whole("per_page", 1, TaskQuery.MAX_PER_PAGE, TaskQuery.DEFAULT_PER_PAGE);
    return new TaskQuery(
        page,
        (int) Math.min(perPage, Integer.MAX_VALUE),
        fields.text("namespace"),
        fields.text("status"),
        fields.text("initiator"),
        fields.text("source_system"),
        search(query, fields));
  }

  private static TaskSearch search(Query query, QueryFields fields) {
    var context = new TreeMap<String, String>();
    for (String parameter : query.values().keySet()) {
      String value = parameter.startsWith(CONTEXT) ? fields.text(parameter) : null;
      if (value != null) {
        String path = parameter.substring(CONTEXT.length());
        QueryFields.requireStorable("query parameter " + CONTEXT + "…", path);
        context.put(path, value);
      }
    }
    String tags = fields.text("tags");
    return new TaskSearch(
        fields.text("name"),
        tags == null || tags.isEmpty() ? List.of() : List.of(tags.split(",")),
        parsed(fields, "correlation_id", "a UUID", Uuids::parse),
        parsed(fields, "created_after", TIME, Instants::parse),
        parsed(fields, "created_before", TIME, Instants::parse),
        context,
        fields.text("cursor"));
  }

  private static <T> @Nullable T parsed(
      QueryFields fields, String name, String expected, Function<String, Optional<T>> parser) {
    String text = fields.text(name);
    return text == null
        ? null
        : parser
            .apply(text)
            .orElseThrow(
                () ->
                    ApiError.badRequest(
                        "%s must be %s, was \"%s\"".formatted(name, expected, Found.brief(text))));
  }
}
