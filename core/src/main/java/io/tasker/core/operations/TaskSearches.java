package io.tasker.core.operations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.operations.TaskQuery;
import io.tasker.contract.operations.TaskSearch;
import io.tasker.core.store.SearchFilter;
import io.tasker.core.store.SearchFilter.Wanted;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** Checks what tasks are searched by. Pure. */
final class TaskSearches {
  static final int MAX_TERMS = 5;
  private static final int MAX_LEVELS = 10;
  private static final int MAX_LENGTH = 200;
  private static final UUID HIGHEST = new UUID(-1, -1);
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private TaskSearches() {}

  /** Whether a query asks for a page behind a cursor, which is the only way to look into inputs. */
  static boolean isSearch(TaskQuery query) {
    return !query.search().equals(TaskSearch.NUMBERED);
  }

  /**
   * The filter of a search.
   *
   * @throws TaskerException {@code INVALID_REQUEST}, naming the field and what is allowed
   */
  static SearchFilter of(TaskQuery query) {
    TaskSearch search = query.search();
    if (query.page() != TaskQuery.FIRST_PAGE) {
      throw invalid("page cannot be combined with cursor or context; use cursor");
    }
    if (search.context().size() > MAX_TERMS) {
      throw invalid(
          "at most %d values of the context can be searched by, were %d"
              .formatted(MAX_TERMS, search.context().size()));
    }
    String cursor = search.cursor();
    return new SearchFilter(
        TaskFilters.of(query),
        cursor == null || cursor.isEmpty() ? HIGHEST : cursor(cursor),
        search.context().entrySet().stream()
            .map(term -> wanted(term.getKey(), term.getValue()))
            .toList());
  }

  /** Where a page begins that follows this task. */
  static String cursor(UUID end) {
    byte[] bytes =
        ByteBuffer.allocate(16)
            .putLong(end.getMostSignificantBits())
            .putLong(end.getLeastSignificantBits())
            .array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static UUID cursor(String text) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      if (bytes.length == 16) {
        ByteBuffer id = ByteBuffer.wrap(bytes);
        return new UUID(id.getLong(), id.getLong());
      }
    } catch (IllegalArgumentException _) {
      // Answered like one of another length.
    }
    throw invalid("cursor must be empty or a next_cursor of the page before");
  }

  private static Wanted wanted(String path, String value) {
    List<String> keys = List.of(path.split("\\.", -1));
    if (keys.size() > MAX_LEVELS || keys.contains("")) {
      throw invalid(
          "context.%s must be 1 to %d names with dots between them".formatted(path, MAX_LEVELS));
    }
    if (path.length() > MAX_LENGTH || value.length() > MAX_LENGTH) {
      throw invalid(
          "context.…: path and value must be %d characters long at most".formatted(MAX_LENGTH));
    }
    return new Wanted(nested(keys, value(value)), nested(keys, TextNode.valueOf(value)));
  }

  private static JsonNode value(String text) {
    try {
      JsonNode node = MAPPER.readTree(text);
      return node.isNumber() || node.isBoolean() || node.isNull() ? node : TextNode.valueOf(text);
    } catch (JsonProcessingException _) {
      return TextNode.valueOf(text);
    }
  }

  private static String nested(List<String> keys, JsonNode value) {
    JsonNode node = value;
    for (String key : keys.reversed()) {
      node = JsonNodeFactory.instance.objectNode().set(key, node);
    }
    return node.toString();
  }

  private static TaskerException invalid(String message) {
    return new TaskerException(ErrorCode.INVALID_REQUEST, message);
  }
}
