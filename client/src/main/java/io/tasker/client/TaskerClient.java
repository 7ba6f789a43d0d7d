package io.tasker.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.tasker.client.config.ClientConfig;
import io.tasker.client.error.ClientConfigException;
import io.tasker.client.model.Bottlenecks;
import io.tasker.client.model.BulkOutcome;
import io.tasker.client.model.BulkWish;
import io.tasker.client.model.CreatedTasks;
import io.tasker.client.model.DetailedHealth;
import io.tasker.client.model.DlqEntry;
import io.tasker.client.model.DlqStats;
import io.tasker.client.model.DlqUpdate;
import io.tasker.client.model.EventFilter;
import io.tasker.client.model.Health;
import io.tasker.client.model.Investigation;
import io.tasker.client.model.NewTask;
import io.tasker.client.model.PerformanceMetrics;
import io.tasker.client.model.RegisteredTemplate;
import io.tasker.client.model.Step;
import io.tasker.client.model.StepAudit;
import io.tasker.client.model.Task;
import io.tasker.client.model.TaskContext;
import io.tasker.client.model.TaskFilter;
import io.tasker.client.model.TaskPage;
import io.tasker.client.model.TaskStaleness;
import io.tasker.client.model.TaskSummary;
import io.tasker.client.model.Template;
import io.tasker.client.model.TemplateCheck;
import io.tasker.client.model.TemplateList;
import io.tasker.client.transport.Transport;
import io.tasker.client.transport.Transports;
import io.tasker.contract.model.StepAction;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A Tasker server, as a program talks to it. Every method blocks until the answer is there, so call
 * it from virtual threads if you have many calls; interrupting the thread ends a call. Safe for use
 * by many threads; make one and keep it.
 *
 * <p>Every method throws a {@link io.tasker.client.error.ClientException}, whose subtype says what
 * went wrong and whether the same call may succeed later. Calls that can be repeated without harm
 * are, up to {@link ClientConfig#maxAttempts()} tries in all, with pauses that grow and are never
 * shorter than the server asks for.
 */
public interface TaskerClient extends AutoCloseable {
  /**
   * A client for a server; connects with the first call.
   *
   * @throws ClientConfigException if a setting cannot be used, or the protocol is not on the class
   *     path: gRPC is in {@code tasker-client-grpc}
   */
  static TaskerClient of(ClientConfig config) {
    return of(config, Transports.open(config));
  }

  /**
   * A client that talks to a server at a URL: {@code http://localhost:8080} by REST, {@code
   * grpc://localhost:9190} by gRPC.
   */
  static TaskerClient of(String baseUrl) {
    return of(ClientConfig.of(baseUrl));
  }

  /** A client with a transport of your own, which it closes. */
  static TaskerClient of(ClientConfig config, Transport transport) {
    return new CallingClient(transport, new Retries(config, Retries::sleep));
  }

  /**
   * Creates a task. Repeated after a failure only if it has an idempotency key; then it is created
   * once, and if an earlier try did it, that task is returned.
   *
   * @throws io.tasker.client.error.ServerException with {@code isConflict()} if a task with the
   *     same identity exists; its {@code existingTask()} says which
   */
  Task create(NewTask task);

  /**
   * Creates many tasks, each for itself: one that is refused does not keep the others. Repeated
   * after a failure only if every one has an idempotency key; then each is created once.
   *
   * @param tasks 1 to 1,000
   */
  CreatedTasks createAll(List<NewTask> tasks);

  /** A task with its steps. */
  Task task(UUID task);

  /**
   * What went into a task and what has come out of it so far. Needs the permission {@code
   * tasks:context_read} by gRPC, and those to read the task and its steps by REST.
   */
  TaskContext taskContext(UUID task);

  /** A page of tasks, newest first, without their steps. */
  TaskPage tasks(TaskFilter filter);

  /**
   * Every task that a filter finds, newest first, without steps; a page is fetched when it is
   * needed. The page and the cursor of the filter have no meaning here.
   */
  default Stream<Task> allTasks(TaskFilter filter) {
    return allPages(filter).flatMap(page -> page.tasks().stream());
  }

  /** The same page by page, each as large as may be. */
  default Stream<TaskPage> allPages(TaskFilter filter) {
    return Stream.iterate(
        tasks(filter.cursor("", TaskFilter.MOST_PER_PAGE)),
        Objects::nonNull,
        page -> {
          String cursor = page.pagination().nextCursor();
          return cursor == null ? null : tasks(filter.cursor(cursor, TaskFilter.MOST_PER_PAGE));
        });
  }

  /**
   * Cancels a task and all of its steps that are not over.
   *
   * @param reason kept with its history; null: none
   */
  default Task cancel(UUID task, @Nullable String reason) {
    return cancel(task, reason, null);
  }

  /**
   * The same, but only if the task is still as it was seen.
   *
   * @param expectedSeq its {@code seq} then; null: in any case
   * @throws io.tasker.client.error.ServerException with {@code isOutdated()} if it has another
   */
  Task cancel(UUID task, @Nullable String reason, @Nullable Integer expectedSeq);

  /** Cancels every task that a filter finds. Repeated after a failure only if it is a dry run. */
  BulkOutcome cancelAll(BulkWish wish);

  /**
   * Resets the failed steps of every task that a filter finds. Repeated after a failure only if it
   * is a dry run.
   */
  BulkOutcome retryAll(BulkWish wish);

  /** A task with its template, its steps and its place in the dead letter queue. */
  TaskSummary summary(UUID task);

  /**
   * Waits until a task does not go on by itself: it is over, or blocked by failures so that a
   * person has to decide. Uses events if the server has them, and looks every now and then if not.
   * Also waits for a server that is away: whatever {@link ClientConfig#maxAttempts()}, a failure
   * that is retryable ends it only if the time is over, or would be before the server wants to be
   * asked again. A call that runs when the time is over may take its own timeout.
   *
   * @throws io.tasker.client.error.WaitTimeoutException if it goes on after that time
   * @throws io.tasker.client.error.ClientException the last failure, if the last look at the task
   *     failed: what it does by then is not known, whatever was seen before
   */
  default Task waitFor(UUID task, Duration timeout) {
    return follow(task, timeout, _ -> {});
  }

  /**
   * The same, and tells of each change that was seen, the first and the last state among them.
   * Changes in quick succession may be seen as one.
   *
   * @throws io.tasker.client.error.WaitTimeoutException if it goes on after that time
   * @throws io.tasker.client.error.ClientException as {@link #waitFor}
   */
  Task follow(UUID task, Duration timeout, Consumer<Task> changed);

  /**
   * Every change of a task and its steps, from the first on.
   *
   * @param after id of the last event that was seen; null: from the first
   */
  TaskEvents watch(UUID task, @Nullable String after);

  /**
   * Every change of all tasks that a filter finds, without their steps.
   *
   * @param after id of the last event that was seen; null: from when the server has taken the call,
   *     which is made when the first change is waited for. It has been as soon as {@link
   *     TaskEvents#place()} is there; from then on no change is missed, also if the stream breaks
   */
  TaskEvents watch(EventFilter filter, @Nullable String after);

  /** The steps of a task, oldest first; none if there is no such task. */
  List<Step> steps(UUID task);

  /** One step with its results. */
  Step step(UUID task, UUID step);

  /** Resets, resolves or completes a step by hand. Never repeated by the client. */
  default Step act(UUID task, UUID step, StepAction action) {
    return act(task, step, action, null);
  }

  /**
   * The same, but only if the step is still as it was seen.
   *
   * @param expectedSeq its {@code seq} then; null: in any case
   * @throws io.tasker.client.error.ServerException with {@code isOutdated()} if it has another
   */
  Step act(UUID task, UUID step, StepAction action, @Nullable Integer expectedSeq);

  /** Every result a step got, newest first. */
  List<StepAudit> audit(UUID task, UUID step);

  /** All namespaces, and the templates of one or of all. */
  TemplateList templates(@Nullable String namespace);

  /** One template with its steps. */
  Template template(String namespace, String name, String version);

  /** What a server thinks of a template, as YAML; nothing is stored. */
  TemplateCheck validate(String yaml);

  /** Stores a template, as YAML. Storing the same again changes nothing. */
  RegisteredTemplate register(String yaml);

  /** Sums over the tasks that were created in the last hours, 0 to 8,784 (0 means 1). */
  PerformanceMetrics performance(int hours);

  /**
   * The slowest steps and tasks of the last 24 hours.
   *
   * @param limit of each, 1 to 1,000
   * @param minExecutions of those that ran at least so often
   */
  default Bottlenecks bottlenecks(int limit, int minExecutions) {
    return bottlenecks(limit, minExecutions, null);
  }

  /**
   * The same of the last so many hours.
   *
   * @param hours 0 to 8,784 (0 means 1); null: 24. Public servers do not know it and take 24
   */
  Bottlenecks bottlenecks(int limit, int minExecutions, @Nullable Integer hours);

  /**
   * Entries of the dead letter queue, newest first.
   *
   * @param status for example {@code pending}; null: all
   * @param limit 1 to 1,000
   * @param offset how many to pass over
   */
  List<DlqEntry> dlqEntries(@Nullable String status, int limit, int offset);

  /** The newest entry of a task. */
  DlqEntry dlqEntry(UUID task);

  /** Records how an investigation goes on; the task itself stays as it is. */
  void update(UUID entry, DlqUpdate update);

  /** Entries counted by reason. */
  List<DlqStats> dlqStats();

  /** Pending entries, the most urgent first; 1 to 1,000. */
  List<Investigation> investigations(int limit);

  /** Open tasks by how long they have been where they are; 1 to 1,000. */
  List<TaskStaleness> staleness(int limit);

  /** The configuration of the server; it shows it only if it is configured to. */
  JsonNode config();

  /** Whether it answers. */
  Health health();

  /** Whether it is alive. */
  Health liveness();

  /**
   * Whether it can serve.
   *
   * @throws io.tasker.client.error.ServerException with status 503 if it cannot
   */
  DetailedHealth readiness();

  /** Everything it found out about itself. */
  DetailedHealth detailedHealth();

  /**
   * All of its meters, in the text form of Prometheus; by REST only.
   *
   * @throws ClientConfigException by gRPC
   */
  String metrics();

  /** Breaks off what runs and lets go of connections. */
  @Override
  void close();
}
