package io.tasker.contract.operations;

/**
 * Everything an API plugin may ask of the orchestrator.
 *
 * @param tasks about tasks
 * @param steps about steps
 * @param templates about templates
 * @param health about the process
 * @param events what happens to tasks
 * @param bulk about many tasks at once
 * @param intake takes templates
 */
public record Operations(
    TaskOperations tasks,
    StepOperations steps,
    TemplateOperations templates,
    HealthOperations health,
    EventOperations events,
    BulkOperations bulk,
    TemplateIntake intake) {}
