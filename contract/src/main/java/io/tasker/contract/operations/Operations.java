package io.tasker.contract.operations;

/**
 * Everything an API plugin may ask of the orchestrator.
 *
 * @param tasks about tasks
 * @param steps about steps
 * @param templates about templates
 * @param health about the process
 */
public record Operations(
    TaskOperations tasks,
    StepOperations steps,
    TemplateOperations templates,
    HealthOperations health) {}
