package io.tasker.contract.model;

/**
 * Who asked for a task, from where and why; each 1 to 128 characters.
 *
 * @param initiator a person or a service
 * @param sourceSystem the system the request came from
 * @param reason free text
 */
public record Origin(String initiator, String sourceSystem, String reason) {}
