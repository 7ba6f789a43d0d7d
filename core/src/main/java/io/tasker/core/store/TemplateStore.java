package io.tasker.core.store;

import io.tasker.contract.model.Json;
import io.tasker.contract.model.TemplateName;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.contract.spi.messaging.SqlMessaging;
import io.tasker.contract.template.StepDefinition;
import io.tasker.contract.template.TaskTemplate;
import io.tasker.core.db.Database;
import io.tasker.core.db.Params;
import io.tasker.core.db.Row;
import io.tasker.core.db.Sql;
import io.tasker.core.db.Tx;
import io.tasker.core.template.TemplateCodec;
import io.tasker.core.wire.CanonicalJson;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Templates in the database. */
public final class TemplateStore {
  private final Database database;
  private final SqlMessaging messaging;

  /** Reads and writes templates; creates queues through the messaging. */
  public TemplateStore(Database database, SqlMessaging messaging) {
    this.database = database;
    this.messaging = messaging;
  }

  /** A template step that a worker has code for. */
  public record Runnable(int templateStep, String namespace, String callable) {}

  private record Found(StoredTemplate template, byte[] contentHash) {}

  /** What became of a registration. */
  public sealed interface Registration {
    /** It is stored now. */
    record Added(int templateId) implements Registration {}

    /** The same content was stored before. */
    record Unchanged(int templateId) implements Registration {}

    /** Other content is stored under this name; nothing was changed. */
    record Different(int templateId) implements Registration {}
  }

  /**
   * Stores a template and makes sure that its namespace has a queue.
   *
   * @param uuid public id if it is new; low 20 bits zero
   */
  public Registration register(TaskTemplate template, UUID uuid, QueueName queue, Instant now) {
    Json definition = TemplateCodec.write(template);
    byte[] hash = CanonicalJson.sha256(CanonicalJson.of(definition));
    return database.inTransaction(
        tx -> {
          int namespace = namespace(tx, template.name().namespace(), now);
          createQueue(tx, queue);
          Optional<Found> stored = find(tx, template.name());
          if (stored.isPresent()) {
            int id = stored.get().template().id();
            return Arrays.equals(stored.get().contentHash(), hash)
                ? new Registration.Unchanged(id)
                : new Registration.Different(id);
          }
          return new Registration.Added(
              insert(tx, template, uuid, namespace, definition, hash, now));
        });
  }

  /** The newest revision of a template. */
  public Optional<StoredTemplate> find(TemplateName name) {
    return database.inTransaction(tx -> find(tx, name)).map(Found::template);
  }

  /** A template by its key. */
  public Optional<StoredTemplate> find(int templateId) {
    return database
        .inTransaction(
            tx ->
                tx.query(
                    StoreSql.FIND_TEMPLATE_BY_ID.sql(),
                    Params.of("template", templateId),
                    TemplateStore::found))
        .stream()
        .findFirst()
        .map(Found::template);
  }

  /** The template that a template step belongs to. */
  public Optional<Integer> templateOfStep(int templateStep) {
    return database
        .inTransaction(
            tx ->
                tx.query(
                    StoreSql.FIND_TEMPLATE_BY_STEP.sql(),
                    Params.of("template_step", templateStep),
                    row -> row.integer(1)))
        .stream()
        .findFirst();
  }

  /** Names of all templates, up to 1,000. */
  public List<TemplateName> names() {
    return database.inTransaction(
        tx ->
            tx.query(
                StoreSql.TEMPLATE_NAMES.sql(),
                Params.none(),
                row -> new TemplateName(row.text(1), row.text(2), row.text(3))));
  }

  /** The template steps that name one of these callables. */
  public List<Runnable> runnable(Collection<String> callables) {
    return database.inTransaction(
        tx ->
            tx.query(
                StoreSql.RUNNABLE.sql(),
                Params.of("callables", callables.toArray(String[]::new)),
                row -> new Runnable(row.integer(1), row.text(2), row.text(3))));
  }

  /** Creates a queue where it is missing. */
  public void createQueue(QueueName queue) {
    database.inTransaction(
        tx -> {
          createQueue(tx, queue);
          return queue;
        });
  }

  private void createQueue(Tx tx, QueueName queue) {
    tx.query(
        Sql.parse(messaging.createStatement()), Params.of("queue", queue.value()), row -> queue);
  }

  private static int namespace(Tx tx, String name, Instant now) {
    Params params = Params.of("name", name).with("now", now);
    return tx.query(StoreSql.UPSERT_NAMESPACE.sql(), params, row -> row.integer(1)).getFirst();
  }

  private static Optional<Found> find(Tx tx, TemplateName name) {
    Params params =
        Params.of("namespace", name.namespace())
            .with("name", name.name())
            .with("version", name.version());
    return tx.query(StoreSql.FIND_TEMPLATE_BY_NAME.sql(), params, TemplateStore::found).stream()
        .findFirst();
  }

  private static int insert(
      Tx tx,
      TaskTemplate template,
      UUID uuid,
      int namespace,
      Json definition,
      byte[] hash,
      Instant now) {
    Params params =
        Params.of("uuid", uuid.toString())
            .with("namespace", namespace)
            .with("name", template.name().name())
            .with("version", template.name().version())
            .with("revision", 1)
            .with("definition", definition)
            .with("hash", hash)
            .with("now", now);
    int id = tx.query(StoreSql.INSERT_TEMPLATE.sql(), params, row -> row.integer(1)).getFirst();
    tx.update(
        StoreSql.INSERT_TEMPLATE_STEPS.sql(),
        Params.of("template", id)
            .with("names", Columns.texts(template.steps(), StepDefinition::name))
            .with("callables", Columns.texts(template.steps(), step -> step.handler().callable())));
    return id;
  }

  private static Found found(Row row) throws SQLException {
    TaskTemplate template = TemplateCodec.read(row.json(4));
    return new Found(
        new StoredTemplate(row.integer(1), row.uuid(2), row.integer(3), template, row.integers(6)),
        row.bytes(5));
  }
}
