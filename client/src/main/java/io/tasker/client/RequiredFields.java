package io.tasker.client;

import io.tasker.client.error.UnreadableAnswerException;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether everything is there that a record does not call nullable. */
final class RequiredFields {
  private RequiredFields() {}

  /**
   * Looks at a value and everything in it that is ours.
   *
   * @throws UnreadableAnswerException for the first field that is missing
   */
  static void check(@Nullable Object value) {
    switch (value) {
      case Record record -> check(record);
      case Collection<?> many -> many.forEach(RequiredFields::check);
      case Map<?, ?> map -> map.values().forEach(RequiredFields::check);
      case null, default -> {}
    }
  }

  private static void check(Record record) {
    for (RecordComponent field : record.getClass().getRecordComponents()) {
      Object value = value(record, field);
      if (value == null && !field.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        throw new UnreadableAnswerException(
            "the answer has no %s where a %s must have one"
                .formatted(snake(field.getName()), record.getClass().getSimpleName()),
            null);
      }
      check(value);
    }
  }

  private static @Nullable Object value(Record record, RecordComponent field) {
    try {
      return field.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String snake(String name) {
    return name.replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
  }
}
