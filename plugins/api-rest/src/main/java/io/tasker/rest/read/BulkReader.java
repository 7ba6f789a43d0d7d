package io.tasker.rest.read;

import com.fasterxml.jackson.databind.JsonNode;
import io.tasker.contract.model.TaskRequest;
import io.tasker.contract.operations.BulkOperations.Wish;
import io.tasker.contract.operations.TaskQuery;
import io.tasker.contract.operations.TaskSearch;
import io.tasker.rest.route.ApiError;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads bodies that concern many tasks. */
public final class BulkReader {
  /** Requests in a batch at most. */
  public static final int MAX_REQUESTS = 1_000;

  private static final int MAX_TASKS = 1_000;
  private static final int DEFAULT_TASKS = 100;
  private static final Set<String> KNOWN =
      Set.of("filter", "limit", "dry_run", "reason", "requested_by", "cursor");
  private static final Set<String> FILTERS =
      Set.of(
          "namespace",
          "name",
          "version",
          "status",
          "initiator",
          "source_system",
          "tag",
          "correlation_id",
          "created_from",
          "created_before",
          "context");

  private static final String TIME = "a time such as 2026-03-21T21:16:08Z";

  private BulkReader() {}

  /**
   * One request of many: readable or not.
   *
   * @param request null if it is not readable
   * @param problem null if it is
   */
  public record Item(@Nullable TaskRequest request, @Nullable ApiError problem) {}

  /**
   * A list of requests.
   *
   * @throws ApiError if the body is not a list of 1 to {@link #MAX_REQUESTS}
   */
  public static List<Item> requests(byte[] body) {
    JsonNode root = JsonBody.parse(body);
    if (!root.isArray()) {
      throw ApiError.unprocessable(
          "the body must be an array of requests, was " + Found.describe(root));
    }
    if (root.isEmpty() || root.size() > MAX_REQUESTS) {
      throw ApiError.badRequest(
          "a batch must have 1 to %d requests, has %d".formatted(MAX_REQUESTS, root.size()));
    }
    List<Item> items = new ArrayList<>();
    root.forEach(node -> items.add(item(node)));
    return items;
  }

  private static Item item(JsonNode node) {
    try {
      if (!node.isObject()) {
        throw ApiError.unprocessable(
            "a request must be a JSON object, was " + Found.describe(node));
      }
      return new Item(TaskRequestReader.read(new BodyFields(node)), null);
    } catch (ApiError e) {
      return new Item(null, e);
    }
  }

  /**
   * What is asked for all tasks that a filter finds.
   *
   * @throws ApiError naming the first field that is not right; a filter must be there and name
   *     something, so that nothing is ever asked for all tasks by mistake
   */
  public static Wish wish(byte[] body) {
    BodyFields fields = JsonBody.read(body);
    JsonNode filter = fields.required("filter", KNOWN);
    if (!filter.isObject()) {
      throw BodyFields.wrongType("filter", "an object", filter);
    }
    filter
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!FILTERS.contains(name)) {
                throw unknown(name);
              }
            });
    int limit = fields.integer("limit", 0, MAX_TASKS);
    String by = fields.text("requested_by");
    TaskQuery query = query(new BodyFields(filter), fields.text("cursor"));
    return new Wish(
        query,
        limit == 0 ? DEFAULT_TASKS : limit,
        flag(fields, "dry_run"),
        by == null ? "api" : by,
        fields.text("reason"));
  }

  private static TaskQuery query(BodyFields filter, @Nullable String cursor) {
    TaskQuery.Narrowing narrowing =
        new TaskQuery.Narrowing(
            filter.text("name"),
            filter.text("version"),
            filter.text("tag"),
            filter.parsed("correlation_id", "a UUID", Uuids::parse),
            filter.parsed("created_from", TIME, Instants::parse),
            filter.parsed("created_before", TIME, Instants::parse));
    TaskQuery query =
        new TaskQuery(
            TaskQuery.FIRST_PAGE,
            TaskQuery.MAX_PER_PAGE,
            filter.text("namespace"),
            filter.text("status"),
            filter.text("initiator"),
            filter.text("source_system"),
            narrowing,
            new TaskSearch(context(filter), cursor));
    if (narrowing.equals(TaskQuery.Narrowing.NONE)
        && query.search().context().isEmpty()
        && query.namespace() == null
        && query.status() == null
        && query.initiator() == null
        && query.sourceSystem() == null) {
      throw ApiError.badRequest(
          "filter must name something: " + String.join(", ", FILTERS.stream().sorted().toList()));
    }
    return query;
  }

  private static TreeMap<String, String> context(BodyFields filter) {
    TreeMap<String, String> context = new TreeMap<>();
    JsonNode given = filter.optional("context").orElse(null);
    if (given == null) {
      return context;
    }
    if (!given.isObject()) {
      throw BodyFields.wrongType("filter.context", "an object of paths and values", given);
    }
    for (var entry : given.properties()) {
      if (entry.getValue().isContainerNode()) {
        throw BodyFields.wrongType(
            "filter.context." + Found.brief(entry.getKey()), "a plain value", entry.getValue());
      }
      Texts.requireStorable("filter.context", entry.getKey());
      Texts.requireStorable("filter.context", entry.getValue().asText());
      context.put(entry.getKey(), entry.getValue().asText());
    }
    return context;
  }

  private static boolean flag(BodyFields fields, String name) {
    JsonNode value = fields.optional(name).orElse(null);
    if (value != null && !value.isBoolean()) {
      throw BodyFields.wrongType(name, "true or false", value);
    }
    return value != null && value.booleanValue();
  }

  private static ApiError unknown(String name) {
    String hint =
        NearestName.of(name, FILTERS).map(near -> "; did you mean " + near + "?").orElse("");
    return ApiError.badRequest(
        "filter.%s is unknown; allowed: %s%s"
            .formatted(
                Found.brief(name), String.join(", ", FILTERS.stream().sorted().toList()), hint));
  }
}
