package io.tasker.contract.operations;

import io.tasker.contract.operations.analytics.AnalyticsOperations;
import io.tasker.contract.operations.dlq.DlqOperations;

/**
 * Everything an API plugin may ask of the orchestrator.
 *
 * @param tasks about tasks
 * @param steps about steps
 * @param templates about templates
 * @param analytics about how fast and how well tasks run
 * @param dlq about tasks that a person has to look at
 * @param config about how the server is configured
 * @param health about the process
 * @param events what happens to tasks
 * @param bulk about many tasks at once
 * @param intake takes templates
 */
public record Operations(
    TaskOperations tasks,
    StepOperations steps,
    TemplateOperations templates,
    AnalyticsOperations analytics,
    DlqOperations dlq,
    ConfigOperations config,
    HealthOperations health,
    EventOperations events,
    BulkOperations bulk,
    TemplateIntake intake) {}
