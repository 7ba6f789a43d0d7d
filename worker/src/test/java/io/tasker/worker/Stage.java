package io.tasker.worker;

import io.tasker.contract.model.Json;
import io.tasker.contract.model.Origin;
import io.tasker.contract.model.StepAction;
import io.tasker.contract.model.StepId;
import io.tasker.contract.model.StepView;
import io.tasker.contract.model.TaskId;
import io.tasker.contract.model.TaskRequest;
import io.tasker.contract.model.TaskState;
import io.tasker.contract.model.TaskView;
import io.tasker.contract.model.TemplateName;
import io.tasker.core.boot.Orchestrator;
import io.tasker.core.config.ConfigLoader;
import io.tasker.core.config.LoadedConfig;
import io.tasker.core.state.TaskTransitions;
import io.tasker.testkit.Eventually;
import io.tasker.testkit.TcpProxy;
import io.tasker.testkit.TestDatabase;
import io.tasker.worker.boot.WorkerProcess;
import io.tasker.worker.handler.StepContext;
import io.tasker.worker.handler.StepHandler;
import io.tasker.worker.handler.StepOutcome;
import io.tasker.worker.resolve.Handlers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A whole server (without APIs) and whole workers in this process, on a database of their own. */
final class Stage implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final TestDatabase database = TestDatabase.create();
  private final Path templates;
  private final List<Runnable> running = new ArrayList<>();
  private final Map<String, String> settings = new LinkedHashMap<>();
  private Orchestrator server;

  Stage(Path templates) {
    this.templates = templates;
    set("common.database.url", database.url());
    set("common.database.username", database.username());
    set("common.database.migrate_on_start", "true");
    set("common.task_templates.search_paths", "[\"" + templates + "\"]");
    set("orchestration.web.enabled", "false");
    set("worker.web.enabled", "false");
    set("worker.handler_paths", "[]");
    set("worker.shutdown_timeout_ms", "5000");
  }

  /** One step attempt's code. */
  interface Code {
    StepOutcome run(StepContext context) throws Exception;
  }

  static StepHandler handler(String callable, Code code) {
    return new StepHandler() {
      @Override
      public String callable() {
        return callable;
      }

      @Override
      public StepOutcome handle(StepContext context) throws Exception {
        return code.run(context);
      }
    };
  }

  Stage set(String key, String value) {
    settings.put(key, value);
    return this;
  }

  /** From now on processes reach the database through a proxy. */
  TcpProxy proxied() {
    TcpProxy proxy = TcpProxy.before(database.url());
    running.add(proxy::close); // first, so it is closed last
    set("common.database.url", proxy.url(database.url()));
    return proxy;
  }

  /** By which path the server learns of work, as its health says. */
  String delivery() {
    return server.operations().health().readiness().checks().get("delivery").message();
  }

  /** Writes a template file: each step's YAML after its name. */
  TemplateName template(String name, String... steps) {
    StringBuilder yaml = new StringBuilder();
    yaml.append("name: ").append(name).append("\nnamespace_name: test\nversion: 1.0.0\nsteps:\n");
    for (String step : steps) {
      yaml.append("  - { ").append(step).append(" }\n");
    }
    try {
      Files.writeString(templates.resolve(name + ".yaml"), yaml);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return new TemplateName("test", name, "1.0.0");
  }

  Orchestrator server() {
    server = Orchestrator.start(config(), loader(), templates);
    running.add(server::close);
    return server;
  }

  WorkerProcess worker(StepHandler... handlers) {
    WorkerProcess worker = WorkerProcess.start(config(), loader(), Handlers.of(List.of(handlers)));
    running.add(worker::close);
    return worker;
  }

  TaskId create(TemplateName template) {
    return create(template, "{\"unique\":\"" + UUID.randomUUID() + "\"}");
  }

  TaskId create(TemplateName template, String context) {
    TaskRequest request =
        new TaskRequest(
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
    return server.operations().tasks().create(request).task();
  }

  TaskView get(TaskId task) {
    return server.operations().tasks().get(task);
  }

  TaskView cancel(TaskId task) {
    return server.operations().tasks().cancel(task, "no longer wanted");
  }

  StepView act(StepId step, StepAction action) {
    return server.operations().steps().act(step.task(), step, action);
  }

  List<StepView> steps(TaskId task) {
    return server.operations().steps().list(task);
  }

  /** Waits until a task is over or blocked. */
  TaskView settled(TaskId task) {
    Eventually.until(
        "task " + task + " to settle",
        PATIENCE,
        () -> {
          TaskState state = get(task).state();
          return TaskTransitions.isFinal(state) || state == TaskState.BLOCKED_BY_FAILURES;
        },
        () -> get(task).toString());
    return get(task);
  }

  long number(String sql) {
    return database.number(sql);
  }

  List<String> texts(String sql) {
    return database.texts(sql);
  }

  void execute(String sql) {
    database.execute(sql);
  }

  /** Stops servers and workers; the database stays. */
  void stop() {
    running.reversed().forEach(Runnable::run);
    running.clear();
  }

  @Override
  public void close() {
    stop();
    database.close();
  }

  private LoadedConfig config() {
    return ConfigLoader.defaults(settings);
  }

  private static ClassLoader loader() {
    return Stage.class.getClassLoader();
  }
}
