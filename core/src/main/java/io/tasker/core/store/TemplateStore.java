package io.tasker.core.store;

import io.tasker.contract.model.Json;
import io.tasker.contract.model.TemplateName;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.contract.template.StepDefinition;
import io.tasker.contract.template.TaskTemplate;
import io.tasker.core.db.Database;
import io.tasker.core.db.Params;
import io.tasker.core.db.Row;
import io.tasker.core.db.Tx;
import io.tasker.core.queue.Queues;
import io.tasker.core.template.TemplateCodec;
import io.tasker.core.wire.CanonicalJson;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Templates in the database. */
public final class TemplateStore {
  private static final System.Logger LOG = System.getLogger(TemplateStore.class.getName());

  private final Database database;
  private final Queues queues;

  /** Reads and writes templates; creates queues. */
  public TemplateStore(Database database, Queues queues) {
    this.database = database;
    this.queues = queues;
  }

  /** A template step that a worker has code for. */
  public record Runnable(int templateStep, String namespace, String callable) {}

  private record Found(StoredTemplate template, byte[] contentHash, int revision) {}

  /**
   * A template to store.
   *
   * @param template the definition as its file says; two with the same are the same template
   * @param applied the definition with the overrides of the environment, which tasks run by
   * @param uuid public id if it is new; low 20 bits zero
   * @param queue what its namespace's steps wait in
   */
  public record Candidate(TaskTemplate template, TaskTemplate applied, UUID uuid, QueueName queue) {
    /** Without overrides. */
    public Candidate(TaskTemplate template, UUID uuid, QueueName queue) {
      this(template, template, uuid, queue);
    }

    Json definition() {
      return TemplateCodec.write(applied);
    }

    byte[] contentHash() {
      return CanonicalJson.sha256(CanonicalJson.of(TemplateCodec.write(template)));
    }
  }

  /** What may happen to a version that is registered with other content. */
  public enum OtherContent {
    /** It is refused. */
    REFUSED,
    /** It becomes the next revision: new tasks use it, tasks that exist keep theirs. */
    NEXT_REVISION
  }

  /** What became of a registration. */
  public sealed interface Registration {
    /** It is stored now, or would be if nothing else were refused. */
    record Added(int revision) implements Registration {}

    /** The newest revision has the same content. */
    record Unchanged(int revision) implements Registration {}

    /** Other content is stored under this name. */
    record Different(int revision) implements Registration {}
  }

  /**
   * Stores templates and makes sure that their namespaces have queues: all of them, or none if one
   * is {@link Registration.Different}; queues outside the database are made before that is known.
   * Waits for others who register at the same time.
   *
   * @param candidates each name once
   * @return what became of each, in order
   */
  public List<Registration> register(List<Candidate> candidates, OtherContent policy, Instant now) {
    queues.outside().create(candidates.stream().map(Candidate::queue).collect(Collectors.toSet()));
    return database.inTransaction(
        tx -> {
          tx.query(StoreSql.LOCK_TEMPLATES.sql(), Params.none(), row -> true);
          List<Registration> decided =
              candidates.stream().map(candidate -> decide(tx, candidate, policy)).toList();
          if (decided.stream().noneMatch(Registration.Different.class::isInstance)) {
            for (int i = 0; i < candidates.size(); i++) {
              store(tx, candidates.get(i), decided.get(i), now);
            }
          }
          return decided;
        });
  }

  private static Registration decide(Tx tx, Candidate candidate, OtherContent policy) {
    Optional<Found> stored = find(tx, candidate.template().name());
    if (stored.isEmpty()) {
      return new Registration.Added(1);
    }
    int revision = stored.get().revision();
    if (Arrays.equals(stored.get().contentHash(), candidate.contentHash())) {
      warnIfAppliedOtherwise(candidate, stored.get());
      return new Registration.Unchanged(revision);
    }
    return switch (policy) {
      case REFUSED -> new Registration.Different(revision);
      case NEXT_REVISION -> new Registration.Added(revision + 1);
    };
  }

  private void store(Tx tx, Candidate candidate, Registration decided, Instant now) {
    int namespace = namespace(tx, candidate.template().name().namespace(), now);
    queues.create(tx, candidate.queue());
    if (decided instanceof Registration.Added(int revision)) {
      insert(tx, candidate, namespace, revision, now);
    }
  }

  private static void warnIfAppliedOtherwise(Candidate candidate, Found stored) {
    if (!TemplateCodec.isSame(candidate.applied(), stored.template().template())) {
      LOG.log(
          Level.WARNING,
          "a template is registered with the overrides of another environment, which stay"
              + " template={0} revision={1}; give it a new version to use those of this one",
          candidate.template().name(),
          stored.revision());
    }
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
    queues.outside().create(Set.of(queue));
    database.inTransaction(
        tx -> {
          queues.create(tx, queue);
          return queue;
        });
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

  private static void insert(Tx tx, Candidate candidate, int namespace, int revision, Instant now) {
    TaskTemplate template = candidate.applied();
    Params params =
        Params.of("uuid", candidate.uuid().toString())
            .with("namespace", namespace)
            .with("name", template.name().name())
            .with("version", template.name().version())
            .with("revision", revision)
            .with("definition", candidate.definition())
            .with("hash", candidate.contentHash())
            .with("now", now);
    int id = tx.query(StoreSql.INSERT_TEMPLATE.sql(), params, row -> row.integer(1)).getFirst();
    tx.update(
        StoreSql.INSERT_TEMPLATE_STEPS.sql(),
        Params.of("template", id)
            .with("names", Columns.texts(template.steps(), StepDefinition::name))
            .with("callables", Columns.texts(template.steps(), step -> step.handler().callable())));
  }

  private static Found found(Row row) throws SQLException {
    TaskTemplate template = TemplateCodec.read(row.json(4));
    return new Found(
        new StoredTemplate(row.integer(1), row.uuid(2), row.integer(3), template, row.integers(6)),
        row.bytes(5),
        row.integer(7));
  }
}
