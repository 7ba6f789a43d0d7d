package io.tasker.core.writer;

import io.tasker.contract.model.Json;
import io.tasker.contract.model.Origin;
import io.tasker.contract.model.StepState;
import io.tasker.contract.model.TaskId;
import io.tasker.contract.model.TaskRequest;
import io.tasker.contract.model.TaskState;
import io.tasker.contract.model.TemplateName;
import io.tasker.contract.spi.PluginConfig;
import io.tasker.contract.spi.messaging.Labels;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.contract.spi.messaging.SqlMessaging;
import io.tasker.contract.template.TaskTemplate;
import io.tasker.core.actor.Reply;
import io.tasker.core.boot.Pools;
import io.tasker.core.boot.Schema;
import io.tasker.core.config.DatabaseConfig;
import io.tasker.core.config.PoolConfig;
import io.tasker.core.db.Database;
import io.tasker.core.db.Tx;
import io.tasker.core.hydration.StepMessageHydrator;
import io.tasker.core.lifecycle.EngineEvent;
import io.tasker.core.lifecycle.EventOutcome;
import io.tasker.core.lifecycle.TemplateStepSettings;
import io.tasker.core.lifecycle.WriterEvent.Create;
import io.tasker.core.lifecycle.WriterEvent.Creation;
import io.tasker.core.lifecycle.WriterEvent.Decide;
import io.tasker.core.lifecycle.cancellation.TaskCancellation;
import io.tasker.core.lifecycle.enqueue.StepEnqueueing;
import io.tasker.core.lifecycle.finalization.TaskFinalization;
import io.tasker.core.lifecycle.initialization.TaskIds;
import io.tasker.core.lifecycle.initialization.TaskInitialization;
import io.tasker.core.lifecycle.initialization.TemplateSource;
import io.tasker.core.lifecycle.repair.StepRepair;
import io.tasker.core.lifecycle.result.ResultProcessing;
import io.tasker.core.plugin.PluginCatalog;
import io.tasker.core.queue.DatabaseQueues;
import io.tasker.core.queue.Popped;
import io.tasker.core.queue.QueueReader;
import io.tasker.core.queue.Queues;
import io.tasker.core.recovery.guard.DeadlineProcessing;
import io.tasker.core.routing.QueueNames;
import io.tasker.core.store.ClaimStore;
import io.tasker.core.store.ClaimStore.Claimed;
import io.tasker.core.store.ClaimStore.Lease;
import io.tasker.core.store.CreateStore;
import io.tasker.core.store.ProcessStore;
import io.tasker.core.store.StepKey;
import io.tasker.core.store.StoredTemplate;
import io.tasker.core.store.SubmitStore;
import io.tasker.core.store.SubmitStore.Submission;
import io.tasker.core.store.TemplateStore;
import io.tasker.core.store.TemplateStore.Candidate;
import io.tasker.core.store.TemplateStore.OtherContent;
import io.tasker.core.store.TemplateStore.Registration;
import io.tasker.core.store.Templates;
import io.tasker.core.telemetry.Tracing;
import io.tasker.core.template.TemplateReader;
import io.tasker.testkit.SettableClock;
import io.tasker.testkit.TestDatabase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/**
 * The engine's set operations on a real database, with every handle in the test's hand: nothing
 * runs by itself, and our time stands still until the test moves it.
 */
public final class EngineHarness implements AutoCloseable {
  public static final QueueName RESULTS = new QueueName("orchestration_step_results");
  public static final QueueName REQUESTS = new QueueName("orchestration_task_requests");
  public static final QueueName FINALIZATIONS = new QueueName("orchestration_task_finalizations");
  public static final QueueNames QUEUES = new QueueNames("worker");
  public static final Lease LEASE = new Lease(Duration.ofSeconds(15), null);

  public final TestDatabase database;
  public final SettableClock clock = new SettableClock();
  public final SqlMessaging messaging;
  public final Queues queues;
  public final Pools pools;
  public final Templates templates;
  public final TemplateStore templateStore;
  public final TaskIds ids;
  public final Rooms rooms;
  public final TaskInitialization initialization;
  private final SubmitStore submitStore;
  private int unique;

  public EngineHarness() {
    this(new SplittableRandom(42));
  }

  /**
   * An engine whose waits before retries are moved by a chance of the test's choice.
   *
   * @param chance is asked for a number between -1 and 1 with every result
   */
  public EngineHarness(RandomGenerator chance) {
    messaging = messaging();
    queues = new DatabaseQueues(messaging);
    database = TestDatabase.fromTemplate("engine", EngineHarness::migrate);
    pools = new Pools(config(database.url(), database.username()), "test", 8);
    ids = new TaskIds(clock, new SplittableRandom(42));
    templateStore = new TemplateStore(pools.chores(), queues);
    templates = new Templates(templateStore, System::nanoTime);
    TemplateStepSettings settings = new TemplateStepSettings(templates, QUEUES);
    ResultProcessing results = new ResultProcessing(settings, chance);
    rooms =
        new Rooms(
            results,
            new DeadlineProcessing(results),
            new TaskCancellation(),
            new StepRepair(),
            new StepEnqueueing(settings),
            new TaskFinalization(ids));
    initialization = new TaskInitialization(source(), ids);
    submitStore = new SubmitStore(queues, RESULTS);
    Set.of(RESULTS, REQUESTS, FINALIZATIONS).forEach(templateStore::createQueue);
  }

  /** Migrates a database. */
  public static void migrate(String url) {
    Schema.migrator(config(url, "postgres"), messaging(), EngineHarness.class.getClassLoader())
        .migrate();
  }

  private static SqlMessaging messaging() {
    return (SqlMessaging)
        PluginCatalog.messaging(EngineHarness.class.getClassLoader(), "pgmq").create(NO_CONFIG);
  }

  private static final PluginConfig NO_CONFIG =
      new PluginConfig() {
        @Override
        public Optional<String> get(String key) {
          return Optional.empty();
        }

        @Override
        public List<String> list(String key) {
          return List.of();
        }
      };

  private static DatabaseConfig config(String url, String user) {
    return new DatabaseConfig(
        url,
        user,
        "",
        new PoolConfig(Duration.ofSeconds(10), Duration.ofMinutes(5), Duration.ofMinutes(30)),
        true,
        Duration.ZERO);
  }

  private TemplateSource source() {
    return new TemplateSource() {
      @Override
      public Optional<StoredTemplate> find(TemplateName name) {
        return templates.find(name);
      }

      @Override
      public List<TemplateName> names() {
        return templateStore.names();
      }
    };
  }

  /** Registers a template of standard steps in namespace {@code test}; "b: a" is step b after a. */
  public TemplateName template(String name, String... steps) {
    StringBuilder yaml = new StringBuilder();
    yaml.append("name: ").append(name).append("\nnamespace_name: test\nversion: 1.0.0\nsteps:\n");
    for (String step : steps) {
      String[] parts = step.split(":", 2);
      yaml.append("  - name: ").append(parts[0].strip());
      yaml.append("\n    handler: { callable: test.").append(parts[0].strip()).append(" }\n");
      if (parts.length > 1) {
        yaml.append("    dependencies: [").append(parts[1].strip()).append("]\n");
      }
    }
    return register(yaml.toString());
  }

  /** Registers a template. */
  public TemplateName register(String yaml) {
    TaskTemplate template = TemplateReader.read("test.yaml", yaml).template();
    register(template, OtherContent.REFUSED);
    return template.name();
  }

  /** Registers a template; changed content is treated as the policy says. */
  public Registration register(TaskTemplate template, OtherContent policy) {
    QueueName queue = QUEUES.ofWorkers(template.name().namespace());
    return templateStore
        .register(List.of(new Candidate(template, ids.get(), queue)), policy, clock.instant())
        .getFirst();
  }

  public TaskRequest request(TemplateName template, String context) {
    return new TaskRequest(
        template,
        new Json(context),
        new Origin("tester", "tests", "to see"),
        List.of(),
        0,
        null,
        null,
        null,
        null,
        null);
  }

  /** Creates a task that has no namesake. */
  public TaskId create(TemplateName template) {
    Creation creation = create(List.of(request(template, "{\"n\":" + unique++ + "}"))).getFirst();
    return ((Creation.Created) creation).task();
  }

  /** Creates tasks in one set. */
  public List<Creation> create(List<TaskRequest> requests) {
    return creating().run(plans(requests)).creations();
  }

  public List<Create> plans(List<TaskRequest> requests) {
    return requests.stream()
        .map(request -> new Create(initialization.plan(request), Reply.<Creation>to("create")))
        .toList();
  }

  CreateSet creating() {
    return new CreateSet(pools.sets(), new CreateStore(queues), QUEUES, clock);
  }

  /** The entry for requests, with a reader of its own. */
  EntrySet entering() {
    return entering(Tracing.OFF);
  }

  /** The same, traced. */
  EntrySet entering(Tracing tracing) {
    return new EntrySet(
        pools.sets(),
        new QueueReader(messaging, REQUESTS, System::nanoTime),
        initialization,
        creating(),
        clock,
        tracing);
  }

  /** A process operation for the tasks that messages name. */
  ProcessSet finalizing() {
    return new ProcessSet(
        pools.sets(),
        new ProcessStore(queues),
        new QueueReader(messaging, FINALIZATIONS, System::nanoTime),
        Reading::ofFinalization,
        rooms,
        clock,
        Tracing.OFF);
  }

  /** A writer that is not started. */
  Writer writer(WriterEffects effects) {
    return new Writer(
        "writer",
        100,
        new Writer.Sets(creating(), processing(), entering(), finalizing()),
        200,
        new WriterPool.EntrySizes(200, 200),
        effects);
  }

  /** A process operation with a reader of its own, as each writer has it. */
  ProcessSet processing() {
    return processing(clock);
  }

  /** The same, with a clock of its own. */
  ProcessSet processing(InstantSource clock) {
    return new ProcessSet(
        pools.sets(),
        new ProcessStore(queues),
        new QueueReader(messaging, RESULTS, System::nanoTime),
        Reading::ofResult,
        rooms,
        clock,
        Tracing.OFF);
  }

  /** Processes everything that is waiting: results and deadlines, until a look finds nothing. */
  public void process() {
    ProcessSet processing = processing();
    SetOutcome outcome;
    do {
      outcome = processing.run(List.of(), 200, true);
    } while (outcome.popped() > 0 || outcome.guards() > 0);
  }

  SetOutcome decide(EngineEvent... events) {
    List<Decide> given = new ArrayList<>();
    for (EngineEvent event : events) {
      given.add(new Decide(event, Reply.to("test")));
    }
    return processing().run(given, 0, false);
  }

  /** Decides on events in one set. */
  public List<EventOutcome> outcomes(EngineEvent... events) {
    return decide(events).outcomes();
  }

  /** Claims up to so many steps of namespace {@code test}. */
  public List<Claimed> claim(int max) {
    return claim(max, LEASE);
  }

  public List<Claimed> claim(int max, Lease lease) {
    int[] runnable = runnable();
    return sets().inTransaction(tx -> claim(tx, max, lease, runnable));
  }

  /** The same within a transaction of the test's. */
  List<Claimed> claim(Tx tx, int max, Lease lease, int[] runnable) {
    QueueReader reader = new QueueReader(messaging, QUEUES.ofWorkers("test"), System::nanoTime);
    SortedSet<StepKey> keys = new TreeSet<>();
    for (Popped message : reader.pop(tx, max, null)) {
      if (StepMessageHydrator.hydrate(message.body())
          instanceof StepMessageHydrator.Hydrated.Points(var step)) {
        keys.add(step);
      }
    }
    return ClaimStore.claim(tx, keys, Labels.of(runnable), 1, lease, clock.instant());
  }

  /** The definitions of all steps there are. */
  int[] runnable() {
    return all("SELECT template_step_id FROM tasker.template_steps").stream()
        .mapToInt(Integer::parseInt)
        .toArray();
  }

  /** Hands in successes; says which were taken. */
  public Set<StepKey> succeed(List<Claimed> claimed) {
    return submit(claimed.stream().map(EngineHarness::success).toList());
  }

  public static Submission success(Claimed step) {
    return new Submission(
        step.step(),
        step.token(),
        step.correlationId(),
        true,
        false,
        "{\"ok\":" + step.step().number() + "}",
        "{\"success\":true,\"ms\":1,\"worker\":\"test\"}");
  }

  public static Submission failure(Claimed step, boolean retryable) {
    return new Submission(
        step.step(),
        step.token(),
        step.correlationId(),
        false,
        retryable,
        null,
        "{\"success\":false,\"ms\":1,\"worker\":\"test\",\"error\":{\"type\":\"t\",\"message\":\"m\",\"retryable\":"
            + retryable
            + "}}");
  }

  public Set<StepKey> submit(List<Submission> submissions) {
    List<Submission> sorted = new ArrayList<>(submissions);
    sorted.sort((a, b) -> a.step().compareTo(b.step()));
    return sets().inTransaction(tx -> submitStore.submitAndCommit(tx, sorted, clock.instant()));
  }

  /** Claims, hands in successes and processes until nothing moves any more. */
  public void runToEnd() {
    while (true) {
      List<Claimed> claimed = claim(200);
      if (claimed.isEmpty()) {
        return;
      }
      succeed(claimed);
      process();
    }
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
