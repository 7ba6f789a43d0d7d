package io.tasker.rest.read;

import io.tasker.contract.operations.TaskQuery;
import io.tasker.contract.operations.TaskSearch;
import io.tasker.rest.route.ApiError;
import io.tasker.rest.route.Query;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads what tasks are listed by. */
public final class TaskQueryReader {
  private static final String CONTEXT = "context.";

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
        new TaskQuery.Narrowing(
            fields.text("name"),
            fields.text("version"),
            fields.text("tag"),
            fields.uuid("correlation_id"),
            fields.time("created_from"),
            fields.time("created_before")),
        new TaskSearch(context(query, fields), fields.text("cursor")));
  }

  private static SortedMap<String, String> context(Query query, QueryFields fields) {
    var context = new TreeMap<String, String>();
    for (String parameter : query.values().keySet()) {
      String value = parameter.startsWith(CONTEXT) ? fields.text(parameter) : null;
      if (value != null) {
        String path = parameter.substring(CONTEXT.length());
        Texts.requireStorable("query parameter " + CONTEXT + "…", path);
        context.put(path, value);
      }
    }
    return context;
  }
}
