package io.tasker.worker;

import static io.tasker.worker.Stage.handler;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tasker.contract.model.TaskId;
import io.tasker.contract.model.TaskState;
import io.tasker.contract.model.TemplateName;
import io.tasker.worker.handler.StepOutcome;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one lone linear task of four steps costs, counted by the database itself. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LinearCostIT {
  /** One to create, and for each step one to claim, one to hand in, one to process. */
  private static final int WRITING_TRANSACTIONS = 1 + 4 * 3;

  /** Rows as the state tables demand them: 14 transitions of the task, 4 of each step. */
  private static final int AUDIT_ROWS = 14 + 4 * 4;

  @TempDir private Path templates;
  private Stage stage;

  @BeforeEach
  void open() {
    stage = new Stage(templates);
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void a_lone_linear_task_takes_thirteen_writing_transactions_and_thirty_audit_rows() {
    TemplateName template =
        stage.template(
            "linear",
            "name: s1, handler: { callable: step }",
            "name: s2, handler: { callable: step }, dependencies: [s1]",
            "name: s3, handler: { callable: step }, dependencies: [s2]",
            "name: s4, handler: { callable: step }, dependencies: [s3]");
    // Chores that write would be counted in; nothing but the task may.
    stage.server();
    stage.worker(handler("step", _ -> StepOutcome.success(JsonNodeFactory.instance.numberNode(1))));
    assertThat(stage.settled(stage.create(template)).state()).isEqualTo(TaskState.COMPLETE);
    stage.execute("CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
    stage.texts("SELECT pg_stat_statements_reset()");
    long chores = chores();
    long before = nextTransactionId();

    TaskId task = stage.create(template);
    assertThat(stage.settled(task).state()).isEqualTo(TaskState.COMPLETE);

    long written = nextTransactionId() - before - notifications() - (chores() - chores);
    List<String> statements = statements();
    statements.forEach(System.out::println);
    System.out.println("writing transactions of one linear-4: " + written);
    assertThat(written).isLessThanOrEqualTo(WRITING_TRANSACTIONS);
    assertThat(
            stage.number("SELECT count(*) FROM tasker.v_history WHERE task_uuid = '" + task + "'"))
        .isEqualTo(AUDIT_ROWS);
    assertThat(stage.number("SELECT max(attempts) FROM tasker.workflow_steps")).isEqualTo(1);
  }

  /** Transactions that only read take no id, so the ids used are the transactions that wrote. */
  private long nextTransactionId() {
    return stage.number(
        "SELECT CAST(CAST(pg_snapshot_xmax(pg_current_snapshot()) AS text) AS bigint)");
  }

  private long notifications() {
    return stage.number(
        "SELECT coalesce(sum(calls), 0)::bigint FROM pg_stat_statements WHERE query LIKE"
            + " '%pg_notify%' AND query NOT LIKE '%pg_stat_statements%'");
  }

  private long chores() {
    return stage.number(
        "SELECT coalesce(sum(calls), 0)::bigint FROM pg_stat_statements WHERE query LIKE"
            + " '%last_seen_at%'");
  }

  private List<String> statements() {
    return stage.texts(
        """
        SELECT to_char(calls, '9999') || '  ' || left(regexp_replace(query, '\\s+', ' ', 'g'), 90)
        FROM pg_stat_statements
        WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
          AND (query LIKE '%tasker.%' OR query LIKE '%pgmq.%' OR query LIKE 'COMMIT%' OR query LIKE 'BEGIN%')
          AND query NOT LIKE '%pg_stat_statements%'
        ORDER BY calls DESC, query
        """);
  }
}
