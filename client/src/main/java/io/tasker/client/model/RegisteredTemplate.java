package io.tasker.client.model;

/**
 * A template that a server has stored.
 *
 * @param namespace its namespace
 * @param name its name
 * @param version its version
 * @param revision of this content, from 1
 * @param added whether it is new; otherwise it was there with the same content
 */
public record RegisteredTemplate(
    String namespace, String name, String version, int revision, boolean added) {}
