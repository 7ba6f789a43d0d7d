package io.tasker.bench;

/**
 * How a workload went in the product and on the floor, per step. Times and sizes are those of the
 * whole database server.
 */
public record Throughput(
    Workload workload,
    Figure stepsPerSecond,
    Figure floorStepsPerSecond,
    Figure ratio,
    Figure transactionsPerStep,
    Figure statementsPerStep,
    Figure postgresMicrosPerStep,
    Figure floorMicrosPerStep,
    Figure walBytesPerStep,
    Figure floorWalBytesPerStep,
    Figure javaMicrosPerStep) {}
