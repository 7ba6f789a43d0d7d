package io.tasker.core.writer;

import io.tasker.contract.model.StepState;
import io.tasker.contract.model.TaskId;
import io.tasker.contract.model.TaskState;
import io.tasker.contract.spi.PluginConfig;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.contract.spi.messaging.SqlMessaging;
import io.tasker.core.boot.Pools;
import io.tasker.core.boot.Schema;
import io.tasker.core.config.DatabaseConfig;
import io.tasker.core.config.PoolConfig;
import io.tasker.core.db.Database;
import io.tasker.core.plugin.PluginCatalog;
import io.tasker.testkit.TestDatabase;
import java.time.Duration;
import java.util.List;

/** A database with our schema and queues inside, and what a test wants to know of it. */
public abstract class EngineDatabase implements AutoCloseable {
  public final TestDatabase database = TestDatabase.fromTemplate("engine", EngineDatabase::migrate);
  public final SqlMessaging messaging = messaging();
  public final Pools pools = new Pools(config(database.url(), database.username()), "test", 8);

  /** Migrates a database. */
  public static void migrate(String url) {
    Schema.migrator(config(url, "postgres"), messaging(), EngineDatabase.class.getClassLoader())
        .migrate();
  }

  private static SqlMessaging messaging() {
    return (SqlMessaging)
        PluginCatalog.messaging(EngineDatabase.class.getClassLoader(), "pgmq")
            .create(PluginConfig.defaults());
  }

  private static DatabaseConfig config(String url, String user) {
    return new DatabaseConfig(
        url,
        user,
        "",
        new PoolConfig(Duration.ofSeconds(10), Duration.ofMinutes(5), Duration.ofMinutes(30)),
        true,
        Duration.ZERO);
  }

  public Database sets() {
    return pools.sets();
  }

  public TaskState taskState(TaskId task) {
    return TaskState.ofCode(
        Integer.parseInt(one("SELECT state FROM tasker.tasks WHERE task_uuid = '" + task + "'")));
  }

  public StepState stepState(TaskId task, int step) {
    return StepState.ofCode(
        Integer.parseInt(
            one(
                "SELECT state FROM tasker.workflow_steps WHERE task_uuid = '"
                    + task
                    + "' AND step_no = "
                    + step)));
  }

  /** Causes of a task's history, or of one of its steps, in order. */
  public List<String> history(TaskId task, Integer step) {
    return all(
        "SELECT cause FROM tasker.v_history WHERE task_uuid = '"
            + task
            + "' AND step_no IS NOT DISTINCT FROM "
            + step
            + " ORDER BY seq");
  }

  public long count(String table) {
    return Long.parseLong(one("SELECT count(*) FROM " + table));
  }

  public String one(String sql) {
    return all(sql).getFirst();
  }

  public List<String> all(String sql) {
    return database.texts(sql);
  }

  public void execute(String sql) {
    database.execute(sql);
  }

  /** Puts a body into a queue, as anybody could. */
  public void send(QueueName queue, String body) {
    execute("SELECT pgmq.send('" + queue + "', '" + body + "'::jsonb)");
  }

  /** How many messages a queue has. */
  public long depth(QueueName queue) {
    return count("pgmq.q_" + queue);
  }

  @Override
  public void close() {
    pools.close();
    database.close();
  }
}
