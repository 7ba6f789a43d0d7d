package io.tasker.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.core.db.Sql;
import io.tasker.core.writer.EngineHarness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** PostgreSQL itself reads every statement there is, against the schema as it is. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SqlFilesIT {
  private static EngineHarness engine;

  @BeforeAll
  static void open() {
    engine = new EngineHarness();
    engine.template("sql", "only");
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  @Test
  void every_file_has_its_constant() throws IOException {
    Path folder = Path.of("src/main/resources/io/tasker/core/store");
    try (Stream<Path> files = Files.walk(folder)) {
      Set<String> found =
          files
              .filter(file -> file.toString().endsWith(".sql"))
              .map(file -> folder.relativize(file).toString())
              .collect(Collectors.toSet());
      assertThat(found)
          .isEqualTo(
              Arrays.stream(StoreSql.values()).map(StoreSql::file).collect(Collectors.toSet()));
    }
  }

  @Test
  void every_whole_statement_can_be_prepared() throws SQLException {
    for (StoreSql sql : StoreSql.values()) {
      if (isWhole(sql)) {
        prepare(sql.file(), sql.sql());
      }
    }
  }

  @Test
  void every_variant_of_the_joined_statements_can_be_prepared() throws SQLException {
    WriteStatement write = new WriteStatement(engine.queues);
    List<StoreSql> optional =
        List.of(
            StoreSql.WRITE_REPAIRED_STEPS,
            StoreSql.WRITE_TASK_TRANSITIONS,
            StoreSql.WRITE_EXPLAINED_TASK_TRANSITIONS,
            StoreSql.WRITE_STEP_TRANSITIONS,
            StoreSql.WRITE_WAKEUPS,
            StoreSql.WRITE_DLQ,
            StoreSql.WRITE_DLQ_SETTLEMENTS,
            StoreSql.WRITE_DEAD_MESSAGES);
    List<QueueName> queues = List.of(EngineHarness.QUEUES.ofWorkers("test"), EngineHarness.RESULTS);
    for (int choice = 0; choice < 1 << optional.size(); choice++) {
      List<StoreSql> parts = new ArrayList<>(List.of(StoreSql.WRITE_TASKS, StoreSql.WRITE_STEPS));
      for (int part = 0; part < optional.size(); part++) {
        if ((choice & 1 << part) != 0) {
          parts.add(optional.get(part));
        }
      }
      prepare("write " + parts, write.whole(parts, queues));
      prepare("write " + parts, write.whole(parts, List.of()));
    }
    prepare("resend", write.whole(List.of(), queues));
    prepare("bury", write.whole(List.of(StoreSql.WRITE_DEAD_MESSAGES), List.of()));
    prepare("create", new CreateStore(engine.queues).rest(queues));
    prepare("submit", new SubmitStore(engine.queues, EngineHarness.RESULTS).sql());
  }

  private static boolean isWhole(StoreSql sql) {
    return !sql.file().startsWith("process/write/")
        && sql != StoreSql.INSERT_REST
        && sql != StoreSql.SUBMIT
        && sql != StoreSql.SUBMIT_TAKEN;
  }

  private static void prepare(String what, Sql sql) throws SQLException {
    try (Connection connection = engine.database.connect();
        PreparedStatement statement = connection.prepareStatement(sql.text())) {
      statement.getParameterMetaData(); // sends it to the server to be parsed and analysed
      assertThat(statement.getParameterMetaData().getParameterCount())
          .as(what)
          .isEqualTo(sql.names().size());
    } catch (SQLException e) {
      throw new SQLException(what + ": " + e.getMessage(), e);
    }
  }
}
