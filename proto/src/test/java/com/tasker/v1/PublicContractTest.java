package com.tasker.v1;

import static java.util.stream.Collectors.toSet;
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
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/**
 * Compares the files with the lists of what others have agreed on and of what we have added, both
 * ways.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PublicContractTest {
  private static final int FIRST_ADDITION = 100;
  private static final Pattern FIELD = Pattern.compile("message \\w+ \\w+ \\d+ .+");
  private static final Function<String, String> MESSAGE_OF = line -> line.split(" ")[2];
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
  void what_others_have_agreed_on_and_our_additions_are_all_there_is() {
    List<String> agreed = listed("public-contract.txt");
    List<String> listed = new ArrayList<>(agreed);
    listed.addAll(listed("additions.txt"));

    assertThat(agreed).hasSizeGreaterThan(600);
    assertThat(declared()).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(listed);
  }

  @Test
  void additions_to_what_others_have_agreed_on_have_numbers_from_100() {
    List<String> agreed = listed("public-contract.txt");
    Set<String> messages =
        agreed.stream()
            .filter(line -> FIELD.matcher(line).matches())
            .map(MESSAGE_OF)
            .collect(toSet());

    assertThat(agreed.stream().filter(line -> FIELD.matcher(line).matches()))
        .allSatisfy(line -> assertThat(number(line)).isLessThan(FIRST_ADDITION));
    assertThat(
            listed("additions.txt").stream()
                .filter(line -> FIELD.matcher(line).matches())
                .filter(line -> messages.contains(MESSAGE_OF.apply(line))))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(number(line)).isGreaterThanOrEqualTo(FIRST_ADDITION));
  }

  private static int number(String field) {
    return Integer.parseInt(field.split(" ")[3]);
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
    message.getFields().forEach(field -> lines.add(prefix + " " + field(field)));
  }

  private static String field(FieldDescriptor field) {
    String label = field.isRepeated() && !field.isMapField() ? " repeated" : "";
    if (field.toProto().getProto3Optional()) {
      label = " optional";
    }
    if (field.getRealContainingOneof() != null) {
      label = " oneof:" + field.getRealContainingOneof().getName();
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

  private static List<String> listed(String file) {
    List<String> lines = new ArrayList<>();
    String message = "";
    for (String line : lines(file).toList()) {
      if (line.startsWith("  ")) {
        lines.add(message + " " + line.strip());
      } else if (!line.isBlank() && !line.startsWith("#")) {
        message = line;
        lines.add(line);
      }
    }
    return lines;
  }

  private static Stream<String> lines(String file) {
    var in =
        Objects.requireNonNull(PublicContractTest.class.getResourceAsStream("/tasker/v1/" + file));
    try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.lines().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
