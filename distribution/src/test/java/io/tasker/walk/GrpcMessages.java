package io.tasker.walk;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Makes up messages, mostly with values that mean something where such are known. */
final class GrpcMessages {
  private static final int DEEPEST = 3;
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "a",
          "null",
          "*",
          "'; --",
          "{}",
          "{\"a\":1",
          "[1e400]",
          "é漢🚀",
          "\u202e\u200b",
          "\u0000",
          "\n\r\t",
          "x".repeat(129),
          "漢".repeat(10_001),
          "2026-02-30T25:61:00Z",
          "00000000-0000-0000-0000-000000000000",
          "ffffffff-ffff-ffff-ffff-ffffffffffff");

  private final RandomGenerator random;
  private final Map<String, List<String>> known;

  /** With values that mean something, by the name of their field. */
  GrpcMessages(RandomGenerator random, Map<String, List<String>> known) {
    this.random = random;
    this.known = known;
  }

  /** A message of a type. */
  DynamicMessage of(Descriptor type) {
    var message = DynamicMessage.newBuilder(type);
    for (FieldDescriptor field : type.getFields()) {
      boolean meant = known.containsKey(field.getName());
      if (oneIn(meant ? 20 : 4) == meant) {
        continue;
      }
      if (field.isRepeated()) {
        for (int left = random.nextInt(3); left > 0; left--) {
          message.addRepeatedField(field, value(field));
        }
      } else {
        message.setField(field, value(field));
      }
    }
    return message.build();
  }

  private Object value(FieldDescriptor field) {
    return switch (field.getJavaType()) {
      case STRING -> text(field.getName());
      case BOOLEAN -> random.nextBoolean();
      case INT -> oneIn(2) ? random.nextInt(5) : any(List.of(-1, Integer.MIN_VALUE, 101, 1_001));
      case LONG -> oneIn(2) ? random.nextLong(5) : any(List.of(-1L, Long.MAX_VALUE));
      case FLOAT -> random.nextFloat();
      case DOUBLE -> any(List.of(0.0, -1.5, Double.NaN, Double.POSITIVE_INFINITY, 1e300));
      case BYTE_STRING -> ByteString.copyFromUtf8(text(field.getName()));
      case ENUM ->
          field
              .getEnumType()
              .findValueByNumberCreatingIfUnknown(
                  random.nextInt(field.getEnumType().getValues().size() + 1));
      case MESSAGE ->
          field.getMessageType().getFullName().equals(Struct.getDescriptor().getFullName())
              ? struct(0)
              : of(field.getMessageType());
    };
  }

  private Struct struct(int depth) {
    var struct = Struct.newBuilder();
    for (int left = random.nextInt(3); left > 0; left--) {
      struct.putFields(text("key"), structValue(depth));
    }
    return struct.build();
  }

  private Value structValue(int depth) {
    var value = Value.newBuilder();
    return switch (random.nextInt(depth < DEEPEST ? 5 : 4)) {
      case 0 -> value.setBoolValue(random.nextBoolean()).build();
      case 1 -> value.setNumberValue(any(List.of(0.0, -1.5, Double.NaN, 1e300, 9e15))).build();
      case 2 -> value.setStringValue(text("value")).build();
      case 3 -> value.build(); // no kind at all
      default -> value.setStructValue(struct(depth + 1)).build();
    };
  }

  private String text(String field) {
    List<String> meant = known.get(field);
    return meant != null && !oneIn(8) ? any(meant) : any(TEXTS);
  }

  private boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }

  private <T> T any(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
