package io.tasker.client.model;

/**
 * Whether the server answers.
 *
 * @param status {@code healthy} or {@code alive}
 * @param timestamp when, as the server writes it
 */
public record Health(String status, String timestamp) {}
