package io.tasker.core.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HabitsTest {
  private static final Pattern SQL =
      Pattern.compile(
          "\\b(SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE|ALTER|DROP|WITH|LISTEN|COMMIT|ROLLBACK"
              + "|SET LOCAL|CALL)\\b");
  private static final Pattern LITERAL =
      Pattern.compile("\"\"\"(.*?)\"\"\"|\"((?:[^\"\\\\\\n]|\\\\.)*)\"", Pattern.DOTALL);

  /** SQL that stays in Java, and why. */
  private static final Map<String, String> SQL_IN_JAVA =
      Map.of(
          "db/Tx.java: COMMIT",
          "ends every WRITE in the same round trip; it has no names and no rows",
          "event/SignalListener.java: LISTEN ",
          "a channel cannot be a parameter; on a connection of its own, outside of all stores",
          "event/Notifier.java: SELECT pg_notify(?, ?)",
          "on a connection of its own, outside of all stores",
          "store/WriteStatement.java: WITH ",
          "joins the parts of WRITE that have rows; the parts are files",
          "queue/QueueReaders.java: WITH ",
          "joins the parts that read several queues; the parts are the provider's",
          "queue/QueueReaders.java: SELECT %d, id, body, trace FROM q%d",
          "says which of them a message came from");

  /** Calls that bring time, rest or chance in by the back door. */
  private static final Set<String> BANNED =
      Set.of(
          "java.lang.Thread.sleep",
          "java.lang.System.currentTimeMillis",
          "java.time.Instant.now",
          "java.time.LocalDateTime.now",
          "java.time.LocalDate.now",
          "java.time.OffsetDateTime.now",
          "java.time.ZonedDateTime.now",
          "java.time.Clock.systemUTC",
          "java.time.Clock.systemDefaultZone",
          "java.time.InstantSource.system",
          "java.util.Random.<init>",
          "java.util.concurrent.ThreadLocalRandom.current",
          "java.lang.Math.random",
          "java.util.UUID.randomUUID");

  /** None so far; "Class.method -> what it calls", with the reason beside it. */
  private static final Set<String> ALLOWED = Set.of();

  @Test
  void time_rest_and_chance_come_in_through_constructors() {
    Set<String> found = calls(BANNED);
    found.removeAll(ALLOWED);
    assertThat(found).isEmpty();
  }

  @Test
  void calls_and_method_references_are_found_in_class_files() {
    assertThat(
            calls(Set.of("java.lang.System.nanoTime", "io.tasker.core.store.WriteSet$Guard.dueAt")))
        .contains(
            "AnswerCheck.of -> java.lang.System.nanoTime",
            "ProcessSet.outcome -> io.tasker.core.store.WriteSet$Guard.dueAt");
  }

  @Test
  void every_package_says_what_it_is_for_and_is_null_marked() {
    for (JavaClasses classes : List.of(Production.core(), Production.contract())) {
      Set<String> packages = new TreeSet<>();
      Set<String> marked = new TreeSet<>();
      for (JavaClass type : classes) {
        if (type.getPackageName().startsWith("io.tasker.")) {
          packages.add(type.getPackageName());
          if (type.getSimpleName().equals("package-info")
              && type.isAnnotatedWith(NullMarked.class)) {
            marked.add(type.getPackageName());
          }
        }
      }
      assertThat(packages).isNotEmpty().isEqualTo(marked);
    }
  }

  @Test
  void sql_is_written_in_files() throws IOException {
    List<String> found = new ArrayList<>();
    Path top = Checkout.path("core/src/main/java/io/tasker/core");
    try (Stream<Path> files = Files.walk(top)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        for (String literal : literals(Files.readString(file))) {
          if (SQL.matcher(literal).find()) {
            found.add(top.relativize(file).toString().replace('\\', '/') + ": " + literal);
          }
        }
      }
    }
    assertThat(found).containsExactlyInAnyOrderElementsOf(SQL_IN_JAVA.keySet());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "x = \"SELECT 1\"; | SELECT 1",
        "x = \"say \\\"SELECT\\\"\"; | say \\\"SELECT\\\"",
        "x = \"\"\"\\n  DELETE FROM t\\n  \"\"\"; | DELETE FROM t",
      })
  void literals_are_found_in_java(String java, String literal) {
    assertThat(literals(java.replace("\\n", "\n")))
        .singleElement()
        .matches(found -> found.strip().equals(literal))
        .matches(found -> SQL.matcher(found).find());
  }

  private static Set<String> calls(Set<String> targets) {
    Set<String> found = new TreeSet<>();
    for (JavaClasses classes : List.of(Production.core(), Production.contract())) {
      for (JavaClass type : classes) {
        for (JavaAccess<?> access : type.getAccessesFromSelf()) {
          String target = access.getTargetOwner().getName() + "." + access.getName();
          if (targets.contains(target)) {
            found.add(type.getSimpleName() + "." + access.getOrigin().getName() + " -> " + target);
          }
        }
      }
    }
    return found;
  }

  private static List<String> literals(String java) {
    return LITERAL
        .matcher(withoutComments(java))
        .results()
        .map(match -> match.group(1) == null ? match.group(2) : match.group(1))
        .toList();
  }

  private static String withoutComments(String java) {
    return java.replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("(?m)^\\s*//.*$", "");
  }
}
