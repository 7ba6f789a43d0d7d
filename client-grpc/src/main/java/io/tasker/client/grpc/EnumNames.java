package io.tasker.client.grpc;

import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.tasker.v1.DlqReason;
import com.tasker.v1.DlqResolutionStatus;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Values of enums as REST spells them: {@code waiting_for_retry}, but {@code ManualDlq}. */
final class EnumNames {
  private static final Set<EnumDescriptor> CAPITALIZED =
      Set.of(DlqReason.getDescriptor(), DlqResolutionStatus.getDescriptor());

  private EnumNames() {}

  /** How REST spells a value; {@code unknown} if it is none that we know. */
  static String of(EnumValueDescriptor value) {
    String prefix = prefix(value.getType());
    if (!value.getName().startsWith(prefix) || value.getNumber() == 0) {
      return "unknown";
    }
    String name = value.getName().substring(prefix.length()).toLowerCase(Locale.ROOT);
    return CAPITALIZED.contains(value.getType()) ? capitalized(name) : name;
  }

  /** The value that REST spells so, in whatever case, with or without underscores. */
  static Optional<EnumValueDescriptor> find(EnumDescriptor type, String name) {
    String plain = plain(name);
    return type.getValues().stream()
        .filter(value -> value.getNumber() != 0)
        .filter(value -> plain(of(value)).equals(plain))
        .findFirst();
  }

  /** Everything that REST may say. */
  static List<String> all(EnumDescriptor type) {
    return type.getValues().stream()
        .filter(value -> value.getNumber() != 0)
        .map(EnumNames::of)
        .toList();
  }

  private static String plain(String name) {
    return name.replace("_", "").toLowerCase(Locale.ROOT);
  }

  private static String prefix(EnumDescriptor type) {
    return type.getName().replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT) + "_";
  }

  private static String capitalized(String name) {
    StringBuilder text = new StringBuilder();
    for (String word : name.split("_")) {
      text.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
    }
    return text.toString();
  }
}
