package io.tasker.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.tasker.client.config.ClientConfig;
import io.tasker.client.config.Protocol;
import io.tasker.client.error.ClientConfigException;
import io.tasker.client.model.Bottlenecks;
import io.tasker.client.model.DetailedHealth;
import io.tasker.client.model.DlqEntry;
import io.tasker.client.model.DlqStats;
import io.tasker.client.model.DlqUpdate;
import io.tasker.client.model.Health;
import io.tasker.client.model.Investigation;
import io.tasker.client.model.NewTask;
import io.tasker.client.model.PerformanceMetrics;
import io.tasker.client.model.Step;
import io.tasker.client.model.StepAudit;
import io.tasker.client.model.Task;
import io.tasker.client.model.TaskFilter;
import io.tasker.client.model.TaskPage;
import io.tasker.client.model.TaskStaleness;
import io.tasker.client.model.TaskSummary;
import io.tasker.client.model.Template;
import io.tasker.client.model.TemplateCheck;
import io.tasker.client.model.TemplateList;
import io.tasker.client.transport.RestTransport;
import io.tasker.client.transport.Transport;
import io.tasker.contract.model.StepAction;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
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
   * @throws ClientConfigException if the protocol is not there in this build
   */
  static TaskerClient of(ClientConfig config) {
    if (config.protocol() == Protocol.GRPC) {
      throw new ClientConfigException("transport grpc is not there in this build; allowed: rest");
    }
    return of(config, new RestTransport(config));
  }

  /** A client that talks to a server at a URL such as {@code http://localhost:8080} by REST. */
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

  /** A task with its steps. */
  Task task(UUID task);

  /** A page of tasks, newest first, without their steps. */
  TaskPage tasks(TaskFilter filter);

  /**
   * Cancels a task and all of its steps that are not over.
   *
   * @param reason kept with its history; null: none
   */
  Task cancel(UUID task, @Nullable String reason);

  /** A task with its template, its steps and its place in the dead letter queue. */
  TaskSummary summary(UUID task);

  /**
   * Waits until a task does not go on by itself: it is over, or blocked by failures so that a
   * person has to decide. Uses events if the server has them, and looks every now and then if not.
   *
   * @throws io.tasker.client.error.WaitTimeoutException if it goes on after that time
   */
  default Task waitFor(UUID task, Duration timeout) {
    return follow(task, timeout, _ -> {});
  }

  /**
   * The same, and tells of each change that was seen, the first and the last state among them.
   * Changes in quick succession may be seen as one.
   *
   * @throws io.tasker.client.error.WaitTimeoutException if it goes on after that time
   */
  Task follow(UUID task, Duration timeout, Consumer<Task> changed);

  /** The steps of a task, oldest first; none if there is no such task. */
  List<Step> steps(UUID task);

  /** One step with its results. */
  Step step(UUID task, UUID step);

  /** Resets, resolves or completes a step by hand. Never repeated by the client. */
  Step act(UUID task, UUID step, StepAction action);

  /** Every result a step got, newest first. */
  List<StepAudit> audit(UUID task, UUID step);

  /** All namespaces, and the templates of one or of all. */
  TemplateList templates(@Nullable String namespace);

  /** One template with its steps. */
  Template template(String namespace, String name, String version);

  /** What a server thinks of a template, as YAML; nothing is stored. */
  TemplateCheck validate(String yaml);

  /** Stores a template, as YAML; the server's answer. Storing the same again changes nothing. */
  JsonNode register(String yaml);

  /** Sums over the tasks that were created in the last hours, 0 to 8,784 (0 means 1). */
  PerformanceMetrics performance(int hours);

  /**
   * The slowest steps and tasks of the last 24 hours.
   *
   * @param limit of each, 1 to 1,000
   * @param minExecutions of those that ran at least so often
   */
  Bottlenecks bottlenecks(int limit, int minExecutions);

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

  /** All of its meters, in the text form of Prometheus. */
  String metrics();

  /** Breaks off what runs and lets go of connections. */
  @Override
  void close();
}
