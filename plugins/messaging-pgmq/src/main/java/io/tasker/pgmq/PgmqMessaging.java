package io.tasker.pgmq;

import io.tasker.contract.spi.database.SchemaModule;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.contract.spi.messaging.SqlMessaging;
import java.util.regex.Pattern;

/** The statements; whoever holds the transaction runs them. */
final class PgmqMessaging implements SqlMessaging {
  private static final Pattern PREFIX = Pattern.compile("[a-z][a-z0-9_]*");

  private final SchemaModule schema = new PgmqSchema();

  @Override
  public String name() {
    return PgmqProvider.KEY;
  }

  @Override
  public SchemaModule schema() {
    return schema;
  }

  @Override
  public String createStatement() {
    return PgmqSql.CREATE.text();
  }

  @Override
  public String existsStatement() {
    return PgmqSql.EXISTS.text();
  }

  @Override
  public String popStatement(QueueName queue) {
    return PgmqSql.POP.of(queue);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if the prefix cannot begin a parameter's name
   */
  @Override
  public String sendPart(QueueName queue, String prefix) {
    if (!PREFIX.matcher(prefix).matches()) {
      throw new IllegalArgumentException(
          "parameter prefix must be a lower case letter followed by lower case letters, digits or"
              + " underscores, was \""
              + prefix
              + "\"");
    }
    return PgmqSql.SEND.of(queue).replace("{prefix}", prefix);
  }

  @Override
  public String statsStatement(QueueName queue) {
    return PgmqSql.STATS.of(queue);
  }

  @Override
  public String presentStepsStatement(QueueName queue) {
    return PgmqSql.PRESENT_STEPS.of(queue);
  }

  @Override
  public void close() {}
}
