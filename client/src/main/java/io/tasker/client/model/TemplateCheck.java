package io.tasker.client.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a server thinks of a template file.
 *
 * @param valid whether it could be registered
 * @param namespace of the template; null: it is not valid
 * @param name of the template, likewise
 * @param version of the template, likewise
 * @param problems what is wrong, each with line and column
 * @param warnings what has no effect, likewise
 */
public record TemplateCheck(
    boolean valid,
    @Nullable String namespace,
    @Nullable String name,
    @Nullable String version,
    List<String> problems,
    List<String> warnings) {}
