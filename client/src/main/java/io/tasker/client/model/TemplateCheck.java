package io.tasker.client.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a server thinks of a template file.
 *
 * @param valid whether it could be registered
 * @param problems what is wrong
 * @param warnings what has no effect
 */
public record TemplateCheck(
    boolean valid, @Nullable List<JsonNode> problems, @Nullable List<JsonNode> warnings) {}
