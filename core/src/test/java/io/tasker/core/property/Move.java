package io.tasker.core.property;

import java.time.Instant;

/**
 * One row of an audit.
 *
 * @param seq counts the moves of a task or of a step, from 1
 * @param from public name of the state before
 * @param cause public name of the event
 * @param to public name of the state after
 * @param at when
 */
public record Move(int seq, String from, String cause, String to, Instant at) {}
