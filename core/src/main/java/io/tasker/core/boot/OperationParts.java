package io.tasker.core.boot;

import io.helidon.dbclient.DbClient;
import io.tasker.contract.operations.ConfigOperations;
import io.tasker.contract.operations.EventOperations;
import io.tasker.contract.operations.HealthOperations;
import io.tasker.contract.operations.Operations;
import io.tasker.contract.operations.TemplateIntake;
import io.tasker.core.admission.AdmissionGate;
import io.tasker.core.command.CommandProcessor;
import io.tasker.core.config.StalenessConfig;
import io.tasker.core.db.DatabaseClock;
import io.tasker.core.lifecycle.initialization.TaskInitialization;
import io.tasker.core.operations.AdmittedBulk;
import io.tasker.core.operations.AdmittedSteps;
import io.tasker.core.operations.AdmittedTasks;
import io.tasker.core.operations.AnalyticsService;
import io.tasker.core.operations.BulkService;
import io.tasker.core.operations.DlqService;
import io.tasker.core.operations.StepService;
import io.tasker.core.operations.TaskReads;
import io.tasker.core.operations.TaskService;
import io.tasker.core.operations.TaskSummaries;
import io.tasker.core.operations.TemplateService;
import io.tasker.core.resilience.Guard;
import io.tasker.core.store.AnalyticsStore;
import io.tasker.core.store.AuditStore;
import io.tasker.core.store.DlqUpdateStore;
import io.tasker.core.store.DlqViewStore;
import io.tasker.core.store.SearchStore;
import io.tasker.core.store.TemplateViewStore;
import io.tasker.core.store.ViewStore;
import io.tasker.core.telemetry.Tracing;
import java.util.function.DoubleSupplier;

/** Puts together what API plugins may ask of a server. */
final class OperationParts {
  private final DbClient reads;
  private final Guard guard;
  private final ViewStore views;
  private final DatabaseClock clock;

  /**
   * On what all of them stand.
   *
   * @param guard stands before every read
   */
  OperationParts(DbClient reads, Guard guard, ViewStore views, DatabaseClock clock) {
    this.reads = reads;
    this.guard = guard;
    this.views = views;
    this.clock = clock;
  }

  /** What changes tasks and steps. */
  record Tasks(
      TaskInitialization initialization,
      CommandProcessor commands,
      AdmissionGate gate,
      Tracing tracing) {}

  /** All of them. */
  Operations all(
      Tasks parts,
      DlqUpdateStore dlqUpdates,
      StalenessConfig.Thresholds thresholds,
      DoubleSupplier utilization,
      ConfigOperations config,
      HealthOperations health,
      EventOperations events,
      TemplateIntake intake) {
    TemplateViewStore templates = new TemplateViewStore(reads, guard);
    DlqViewStore dlq = new DlqViewStore(reads, guard);
    CommandProcessor commands = parts.commands();
    TaskSummaries summaries = new TaskSummaries(views, templates, dlq, clock);
    TaskService tasks =
        new TaskService(
            parts.initialization(),
            commands,
            new TaskReads(views, new SearchStore(reads, guard), summaries, clock),
            clock,
            parts.tracing());
    StepService steps = new StepService(commands, views, new AuditStore(reads, guard), clock);
    BulkService bulk = new BulkService(tasks, parts.initialization(), commands, views, clock);
    return new Operations(
        new AdmittedTasks(tasks, parts.gate()),
        new AdmittedSteps(steps, parts.gate()),
        new TemplateService(templates),
        new AnalyticsService(new AnalyticsStore(reads, guard), utilization, clock),
        new DlqService(dlq, dlqUpdates, Watch.limits(thresholds), clock),
        config,
        health,
        events,
        new AdmittedBulk(bulk, parts.gate()),
        intake);
  }
}
