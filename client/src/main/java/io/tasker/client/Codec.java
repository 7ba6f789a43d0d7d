package io.tasker.client;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import io.tasker.client.error.UnreadableAnswerException;
import java.io.IOException;
import java.io.Serial;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/**
 * JSON of the API as records and back: snake case, times in UTC. Unknown fields are passed over, so
 * that a newer server can be talked to; a missing field that must be there is an error.
 */
public final class Codec {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          // Claims such as isOver are ours, not the server's.
          .disable(MapperFeature.AUTO_DETECT_IS_GETTERS, MapperFeature.AUTO_DETECT_GETTERS)
          .visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
          .addModule(
              new SimpleModule()
                  .addDeserializer(Instant.class, new Times())
                  .addSerializer(Instant.class, new TimeText()))
          .build();

  private static final JsonMapper SPARSE =
      MAPPER.rebuild().defaultPropertyInclusion(nothingNull()).build();

  private Codec() {}

  /**
   * Reads an answer.
   *
   * @throws UnreadableAnswerException if it is not JSON of this kind
   */
  static <T> T read(String text, TypeReference<T> type) {
    try {
      T value = MAPPER.readValue(text, type);
      RequiredFields.check(value);
      return value;
    } catch (JsonProcessingException e) {
      throw new UnreadableAnswerException(
          "the answer cannot be read: " + e.getOriginalMessage() + "; it is " + shown(text), e);
    }
  }

  /** The same for one record. */
  static <T> T read(String text, Class<T> type) {
    return read(
        text,
        new TypeReference<T>() {
          @Override
          public java.lang.reflect.Type getType() {
            return type;
          }
        });
  }

  /** A body, without what is null. */
  static String write(Object value) {
    try {
      return SPARSE.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot be written as JSON: " + value, e);
    }
  }

  /** A value of the API as a tree, in the words of the API; null where there is nothing. */
  public static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  private static JsonInclude.Value nothingNull() {
    return JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS);
  }

  private static String shown(String text) {
    return text.length() <= 200 ? text : text.substring(0, 200) + "...";
  }

  /** With a zone, or without one and then UTC: both forms are in use. */
  private static final class Times extends StdScalarDeserializer<Instant> {
    @Serial private static final long serialVersionUID = 1L;

    Times() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser in, DeserializationContext context) throws IOException {
      String text = in.getText();
      try {
        boolean zoned =
            text.endsWith("Z")
                || text.lastIndexOf('+') > 0
                || text.length() > 19 && text.lastIndexOf('-') > 18;
        return zoned
            ? OffsetDateTime.parse(text).toInstant()
            : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
      } catch (DateTimeParseException _) {
        return (Instant) context.handleWeirdStringValue(Instant.class, text, "is not a time");
      }
    }
  }

  private static final class TimeText extends StdScalarSerializer<Instant> {
    @Serial private static final long serialVersionUID = 1L;

    TimeText() {
      super(Instant.class);
    }

    @Override
    public void serialize(Instant value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(value.toString());
    }
  }
}
