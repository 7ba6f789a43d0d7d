package io.tasker.rest.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tasker.contract.model.TemplateName;
import io.tasker.contract.operations.TemplateList;
import io.tasker.contract.template.StepDefinition;
import io.tasker.contract.template.TaskTemplate;
import java.io.IOException;

/** Templates, as a list and one by one. */
public final class TemplateJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private TemplateJson() {}

  /** Namespaces and templates. */
  public static byte[] list(TemplateList list) {
    return JsonBytes.of(
        out -> {
          out.writeStartObject();
          out.writeArrayFieldStart("namespaces");
          for (TemplateList.Namespace namespace : list.namespaces()) {
            write(out, namespace);
          }
          out.writeEndArray();
          out.writeArrayFieldStart("templates");
          for (TemplateList.Summary template : list.templates()) {
            write(out, template);
          }
          out.writeEndArray();
          out.writeNumberField("total_count", list.totalCount());
          out.writeEndObject();
        });
  }

  /** One template with its steps. The public server never shows its configuration, only the key. */
  public static byte[] of(TaskTemplate template) {
    JsonNode sources = source(template).path("steps");
    return JsonBytes.of(
        out -> {
          out.writeStartObject();
          writeName(out, template.name());
          out.writeStringField("description", template.description());
          out.writeNullField("configuration");
          out.writeArrayFieldStart("steps");
          for (int number = 0; number < template.steps().size(); number++) {
            write(out, template.steps().get(number), sources.path(number).path("result_schema"));
          }
          out.writeEndArray();
          out.writeEndObject();
        });
  }

  private static void write(JsonGenerator out, TemplateList.Namespace namespace)
      throws IOException {
    out.writeStartObject();
    out.writeStringField("name", namespace.name());
    out.writeNullField("description");
    out.writeNumberField("template_count", namespace.templateCount());
    out.writeEndObject();
  }

  private static void write(JsonGenerator out, TemplateList.Summary template) throws IOException {
    out.writeStartObject();
    writeName(out, template.name());
    out.writeStringField("description", template.description());
    out.writeNumberField("step_count", template.stepCount());
    out.writeEndObject();
  }

  private static void write(JsonGenerator out, StepDefinition step, JsonNode resultSchema)
      throws IOException {
    out.writeStartObject();
    out.writeStringField("name", step.name());
    out.writeStringField("description", step.description());
    out.writeBooleanField("default_retryable", step.retry().retryable());
    out.writeNumberField("default_max_attempts", step.retry().maxAttempts());
    out.writeFieldName("result_schema");
    out.writeRawValue(resultSchema.isMissingNode() ? "null" : resultSchema.toString());
    out.writeEndObject();
  }

  private static void writeName(JsonGenerator out, TemplateName name) throws IOException {
    out.writeStringField("name", name.name());
    out.writeStringField("namespace", name.namespace());
    out.writeStringField("version", name.version());
  }

  private static JsonNode source(TaskTemplate template) {
    try {
      return MAPPER.readTree(template.source().text());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the source of " + template.name() + " is not JSON", e);
    }
  }
}
