package io.tasker.testkit.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Makes up values: such that fit a schema, at its boundaries, and such that hardly fit any. */
final class FuzzValues {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int OFTEN = 8;
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "a",
          "null",
          "0",
          "-1",
          "*",
          "'; --",
          "%",
          "\\",
          "../..",
          "${jndi:x}",
          "{}",
          "\u00e9\u6f22\ud83d\ude80",
          "e\u0301\u202e\u200b",
          "\u0000",
          "\ud800",
          "\n\r\t",
          "\u2028",
          "x".repeat(129),
          "\u6f22".repeat(10_001),
          "2026-02-30T25:61:00Z",
          "9999-12-31T23:59:59.999999999Z",
          "+292278994-08-17T07:12:55.807Z",
          "00000000-0000-0000-0000-000000000000",
          "ffffffff-ffff-ffff-ffff-ffffffffffff");
  private static final List<String> NUMBERS =
      List.of(
          "0",
          "-0",
          "-1",
          "1.5",
          "1.0",
          "100",
          "101",
          "2147483647",
          "2147483648",
          "-2147483649",
          "9223372036854775807",
          "9223372036854775808",
          "1e10",
          "1e308",
          "1e400",
          "1e-400",
          "1e1001",
          "123456789012345678901234567890");

  private final ApiDocument document;
  private final RandomGenerator random;
  private final Map<String, List<String>> known;

  FuzzValues(ApiDocument document, RandomGenerator random, Map<String, List<String>> known) {
    this.document = document;
    this.random = random;
    this.known = known;
  }

  /** One of them. */
  <T> T any(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  /** Whether something happens that happens once in so many times. */
  boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }

  /** A value of a field or a parameter that fits its schema, mostly one that means something. */
  JsonNode fitting(String name, JsonNode described) {
    JsonNode schema = document.resolve(described);
    if (known.containsKey(name) && !oneIn(OFTEN)) {
      return JSON.textNode(any(known.getOrDefault(name, List.of(""))));
    }
    if (schema.has("anyOf")) {
      return fitting(name, schema.get("anyOf").get(random.nextInt(schema.get("anyOf").size())));
    }
    if (schema.has("enum")) {
      return schema.get("enum").get(random.nextInt(schema.get("enum").size()));
    }
    JsonNode type = schema.path("type");
    String one = type.isArray() ? type.get(random.nextInt(type.size())).asText() : type.asText();
    return switch (one) {
      case "string" -> JSON.textNode(text(schema.path("format").asText()));
      case "integer" -> JSON.numberNode(integer(schema));
      case "number" -> JSON.numberNode(random.nextDouble());
      case "boolean" -> JSON.booleanNode(random.nextBoolean());
      case "null" -> JSON.nullNode();
      case "array" -> array(name, schema);
      case "object" -> object(schema);
      default -> oneIn(2) ? free(3) : JSON.objectNode().put("id", random.nextLong());
    };
  }

  private ArrayNode array(String name, JsonNode schema) {
    ArrayNode array = JSON.arrayNode();
    for (int left = random.nextInt(3); left > 0; left--) {
      array.add(fitting(name, schema.path("items")));
    }
    return array;
  }

  /** Every field that must be there, and some of the others. */
  private ObjectNode object(JsonNode schema) {
    ObjectNode object = JSON.objectNode();
    var required = schema.path("required").toString();
    for (String name : ApiDocument.names(schema.path("properties"))) {
      if (required.contains('"' + name + '"') || oneIn(3)) {
        object.set(name, fitting(name, schema.path("properties").path(name)));
      }
    }
    return object;
  }

  private String text(String format) {
    return switch (format) {
      case "uuid" -> new UUID(random.nextLong(), random.nextLong()).toString();
      case "date-time" -> "2026-03-21T21:16:0" + random.nextInt(10) + "Z";
      default -> any(List.of("me", "a b", "x-1", "\u6f22\u5b57"));
    };
  }

  private long integer(JsonNode schema) {
    long least = schema.path("minimum").asLong(-100);
    long most = schema.path("maximum").asLong(100);
    return switch (random.nextInt(4)) {
      case 0 -> least;
      case 1 -> most;
      default -> random.nextLong(least, most + 1);
    };
  }

  /** A value that hardly fits anything. */
  JsonNode wild() {
    return switch (random.nextInt(6)) {
      case 0 -> JSON.nullNode();
      case 1 -> JSON.numberNode(new BigDecimal(any(NUMBERS)));
      case 2 -> JSON.booleanNode(random.nextBoolean());
      case 3 -> free(12);
      case 4 -> JSON.numberNode(BigInteger.TEN.pow(random.nextInt(40)));
      default -> JSON.textNode(wildText());
    };
  }

  /** A text that is hard to handle somewhere. */
  String wildText() {
    return oneIn(3) ? any(NUMBERS) : any(TEXTS);
  }

  /** Any JSON, nested up to so many levels. */
  private JsonNode free(int levels) {
    if (levels == 0 || oneIn(4)) {
      return oneIn(2) ? JSON.textNode(wildText()) : JSON.numberNode(new BigDecimal(any(NUMBERS)));
    }
    if (oneIn(2)) {
      return JSON.arrayNode().add(free(levels - 1)).addNull();
    }
    ObjectNode object = JSON.objectNode();
    object.set(wildText(), free(levels - 1));
    return object.put("b", true);
  }
}
