package io.tasker.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ConfigBookTest {
  private final ConfigBook book =
      ConfigBook.of(
          ConfigLoader.defaults(
              Map.of("worker.set_size", "7", "common.database.url", "postgres://me:hush@h/db")));

  @Test
  void a_key_has_its_facts_and_its_value() {
    KeyFacts facts = book.find("worker.set_size").getFirst();

    assertThat(facts)
        .isEqualTo(
            new KeyFacts(
                "worker.set_size",
                "claimed or submitted in one transaction at most",
                ValueKind.WHOLE,
                "a whole number, 1 to 1000",
                "steps",
                new ConfigValue("200", List.of("200"), "default"),
                Optional.of(new ConfigValue("7", List.of("7"), "command line")),
                "TASKER__WORKER__SET_SIZE",
                List.of()));
  }

  @Test
  void every_key_is_there_in_order_and_none_shows_a_secret() {
    assertThat(book.all()).extracting(KeyFacts::key).containsExactlyElementsOf(KnownKeys.names());
    assertThat(book.all().toString()).contains("postgres://me:***@h/db").doesNotContain("hush");
    assertThat(book.find("common.queues.rabbitmq.url").getFirst().defaultValue().value())
        .isEqualTo("${RABBITMQ_URL:-amqp://guest:***@localhost:5672/%2F}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "orchestration.writers | orchestration.writers.count, orchestration.writers.set_size",
        "TASKER__ORCHESTRATION__WRITERS__COUNT | orchestration.writers.count",
        "TASKER__ORCHESTRATION__WRITERS | orchestration.writers.count,"
            + " orchestration.writers.set_size",
        "DATABASE_URL | common.database.url",
        "TASKER_WEB_BIND_ADDRESS | orchestration.web.bind_address, worker.web.bind_address",
      })
  void keys_are_found_by_section_and_by_variable(String asked, String keys) {
    assertThat(book.find(asked)).extracting(KeyFacts::key).containsExactly(keys.split(", "));
  }

  @Test
  void a_key_names_the_public_variables_that_set_it() {
    assertThat(book.find("worker.worker_id").getFirst().publicVariables())
        .containsExactly("TASKER_INSTANCE_ID", "TASKER_WORKER_ID");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "worker.setsize | unknown key worker.setsize; nearest known: worker.set_size",
        "orchestration.writer | nearest known: orchestration.writers",
        "TASKER__WORKER__SETSIZE | unknown key TASKER__WORKER__SETSIZE; nearest known:"
            + " worker.set_size",
        "heartbeat | unknown key heartbeat; keys with these letters:"
            + " common.queues.rabbitmq.heartbeat_seconds, worker.lease.heartbeat_ms",
        "zebra | unknown key zebra; sections are common, orchestration and worker",
        "common.cache.enabled | common.cache.enabled is a key of other Tasker deployments",
        "PGMQ_DATABASE_URL | PGMQ_DATABASE_URL is a variable of other Tasker deployments",
      })
  void what_is_unknown_is_answered_with_what_comes_near(String asked, String message) {
    assertThatThrownBy(() -> book.find(asked))
        .isInstanceOfSatisfying(
            TaskerException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_INVALID))
        .hasMessageContaining(message);
  }

  @Test
  void without_a_configuration_only_the_value_is_missing() {
    KeyFacts facts = ConfigBook.withoutValues().find("worker.set_size").getFirst();

    assertThat(facts.present()).isEmpty();
    assertThat(facts.defaultValue().value()).isEqualTo("200");
  }
}
