package io.tasker.pgmq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tasker.contract.spi.messaging.MessagingProvider;
import io.tasker.contract.spi.messaging.QueueName;
import java.util.Arrays;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PgmqSqlFilesTest {
  private final PgmqMessaging messaging = new PgmqMessaging();

  @Test
  void every_statement_file_has_a_constant_and_introduces_itself() {
    var files = PgmqDatabase.sqlFiles(".");

    assertThat(files)
        .extracting(file -> file.getFileName().toString())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(PgmqSql.values()).map(PgmqSql::file).toList());
    assertThat(files)
        .extracting(PgmqDatabase::read)
        .allSatisfy(
            text -> assertThat(text).startsWith("-- Used by: ").contains("Locks: ", "Returns: "));
  }

  @Test
  void no_file_has_a_cast_that_looks_like_a_parameter_or_a_placeholder_of_the_migrator() {
    var all =
        Stream.concat(
            PgmqDatabase.sqlFiles(".").stream(), PgmqDatabase.sqlFiles("migration").stream());

    assertThat(all.map(PgmqDatabase::read))
        .allSatisfy(text -> assertThat(text).doesNotContain("::").doesNotContain("${"));
  }

  @Test
  void migrations_are_numbered_without_a_gap() {
    var names =
        PgmqDatabase.sqlFiles(messaging.schema().location().replace("io/tasker/pgmq/", "")).stream()
            .map(file -> file.getFileName().toString())
            .toList();

    for (int i = 0; i < names.size(); i++) {
      assertThat(names.get(i)).matches("%04d-[a-z-]+\\.sql".formatted(i + 1));
    }
    assertThat(names).isNotEmpty();
  }

  @Test
  void a_statement_for_a_queue_has_no_hole_and_no_comment_left() {
    var queue = new QueueName("Mixed_1");

    assertThat(
            Stream.of(
                messaging.popStatement(queue),
                messaging.sendPart(queue, "p1"),
                messaging.statsStatement(queue),
                messaging.presentStepsStatement(queue)))
        .allSatisfy(
            text ->
                assertThat(text)
                    .contains("pgmq.q_mixed_1")
                    .doesNotContain("{")
                    .doesNotContain("--"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "P", "1", "a b", "a:"})
  void a_prefix_that_cannot_begin_a_parameter_is_refused(String prefix) {
    assertThatThrownBy(() -> messaging.sendPart(new QueueName("q"), prefix))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + prefix + "\"");
  }

  @Test
  void the_provider_is_found_by_its_key() {
    assertThat(ServiceLoader.load(MessagingProvider.class))
        .singleElement()
        .isInstanceOf(PgmqProvider.class)
        .returns("pgmq", MessagingProvider::configKey);
  }
}
