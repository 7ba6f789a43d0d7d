package io.tasker.core.queue;

/**
 * A message on its way back, since whoever has it cannot use it.
 *
 * @param body JSON text
 * @param label what a consumer must be able to run
 * @param laps how often it has been put back before, from 0
 */
public record Returned(String body, int label, int laps) {}
