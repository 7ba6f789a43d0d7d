package io.tasker.core.config;

/**
 * The whole configuration of a process.
 *
 * @param environment {@code TASKER_ENV}
 * @param common what server and worker share
 * @param orchestration the server's
 * @param worker the worker's
 */
public record TaskerConfig(
    String environment,
    CommonConfig common,
    OrchestrationConfig orchestration,
    WorkerConfig worker) {}
