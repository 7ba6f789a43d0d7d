package com.tasker.v1;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Compares the files with the list of what others have agreed on, both ways. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PublicContractTest {
  private static final int FIRST_ADDITION = 100;
  private static final List<FileDescriptor> FILES =
      List.of(
          Common.getDescriptor(),
          Tasks.getDescriptor(),
          Steps.getDescriptor(),
          Templates.getDescriptor(),
          Analytics.getDescriptor(),
          Dlq.getDescriptor(),
          Health.getDescriptor(),
          Config.getDescriptor(),
          Worker.getDescriptor());

  @Test
  void what_others_have_agreed_on_is_all_there_and_nothing_else_has_their_numbers() {
    List<String> agreed = agreed();

    assertThat(agreed).hasSizeGreaterThan(600);
    assertThat(declared()).containsExactlyInAnyOrderElementsOf(agreed);
  }

  @Test
  void all_files_are_of_one_package() {
    assertThat(FILES).allSatisfy(file -> assertThat(file.getPackage()).isEqualTo("tasker.v1"));
  }

  private static List<String> declared() {
    List<String> lines = new ArrayList<>();
    for (FileDescriptor file : FILES) {
      String name = file.getName().replace("tasker/v1/", "").replace(".proto", "");
      file.getServices().forEach(service -> methods(lines, name, service));
      file.getEnumTypes().forEach(type -> values(lines, name, type.getName(), type));
      file.getMessageTypes().forEach(message -> message(lines, name, message));
    }
    return lines;
  }

  private static void methods(List<String> lines, String file, ServiceDescriptor service) {
    for (MethodDescriptor method : service.getMethods()) {
      assertThat(method.isClientStreaming()).isFalse();
      lines.add(
          "rpc %s %s %s %s %s%s"
              .formatted(
                  file,
                  service.getName(),
                  method.getName(),
                  method.getInputType().getName(),
                  method.isServerStreaming() ? "stream:" : "",
                  method.getOutputType().getName()));
    }
  }

  private static void values(List<String> lines, String file, String name, EnumDescriptor type) {
    type.getValues()
        .forEach(
            value ->
                lines.add(
                    "value %s %s %d %s".formatted(file, name, value.getNumber(), value.getName())));
  }

  private static void message(List<String> lines, String file, Descriptor message) {
    String prefix = "message " + file + " " + message.getName();
    lines.add(prefix);
    message
        .getEnumTypes()
        .forEach(type -> values(lines, file, message.getName() + "." + type.getName(), type));
    message.getFields().stream()
        .filter(field -> field.getNumber() < FIRST_ADDITION)
        .forEach(field -> lines.add(prefix + " " + field(field)));
  }

  private static String field(FieldDescriptor field) {
    String label = field.isRepeated() && !field.isMapField() ? " repeated" : "";
    if (field.toProto().getProto3Optional()) {
      label = " optional";
    }
    return field.getNumber() + " " + field.getName() + " " + type(field) + label;
  }

  private static String type(FieldDescriptor field) {
    if (field.isMapField()) {
      var entry = field.getMessageType().getFields();
      return "map<" + type(entry.get(0)) + "," + type(entry.get(1)) + ">";
    }
    return switch (field.getJavaType()) {
      case MESSAGE -> field.getMessageType().getName();
      case ENUM -> field.getEnumType().getName();
      case INT, LONG, FLOAT, DOUBLE, BOOLEAN, STRING, BYTE_STRING ->
          field.getType().name().toLowerCase(Locale.ROOT);
    };
  }

  private static List<String> agreed() {
    List<String> lines = new ArrayList<>();
    String message = "";
    for (String line : lines().toList()) {
      if (line.startsWith("  ")) {
        lines.add(message + " " + line.strip());
      } else if (!line.isBlank() && !line.startsWith("#")) {
        message = line;
        lines.add(line);
      }
    }
    return lines;
  }

  private static Stream<String> lines() {
    var in =
        Objects.requireNonNull(
            PublicContractTest.class.getResourceAsStream("/tasker/v1/public-contract.txt"));
    try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.lines().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
