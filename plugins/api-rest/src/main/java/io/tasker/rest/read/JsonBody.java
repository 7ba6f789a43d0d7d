package io.tasker.rest.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tasker.rest.route.ApiError;
import io.tasker.rest.route.Problem;
import java.io.IOException;

/** Reads a body that must be one JSON object. */
final class JsonBody {
  // Numbers are carried as they were written: 1.0 stays 1.0, and no digit is lost.
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private JsonBody() {}

  /**
   * Reads the object. Of two equal keys the last one counts.
   *
   * @throws ApiError if it is not JSON, or not an object
   */
  static BodyFields read(byte[] body) {
    JsonNode root = parse(body);
    if (!root.isObject()) {
      throw ApiError.unprocessable("the body must be a JSON object, was " + Found.describe(root));
    }
    return new BodyFields(root);
  }

  /** Reads one JSON value. */
  static JsonNode parse(byte[] body) {
    try {
      JsonNode root = MAPPER.readTree(body);
      if (root.isMissingNode()) {
        throw notJson("the body is empty");
      }
      return root;
    } catch (JsonProcessingException e) {
      throw notJson(explain(e));
    } catch (IOException _) {
      throw notJson("the body is not UTF-8 text");
    } catch (NumberFormatException _) {
      throw notJson("the body contains a number whose exponent is out of range");
    }
  }

  private static String explain(JsonProcessingException e) {
    // Only the parser's own messages speak of the text; those of the binding name its classes.
    String what =
        e instanceof JsonMappingException
            ? "there is something behind its end"
            : String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
    var where = e.getLocation();
    return where == null
        ? what
        : "%s at line %d, column %d".formatted(what, where.getLineNr(), where.getColumnNr());
  }

  private static ApiError notJson(String what) {
    return new ApiError(Problem.JSON_ERROR, "Invalid JSON format: " + what);
  }
}
