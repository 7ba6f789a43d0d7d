package io.tasker.rest.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tasker.contract.model.TemplateName;
import io.tasker.contract.operations.TemplateIntake.Checked;
import io.tasker.contract.operations.TemplateIntake.Registered;
import java.io.IOException;
import java.util.List;

/** What became of a template that was sent. */
public final class IntakeJson {
  private IntakeJson() {}

  /** It can be used. */
  public static byte[] of(Checked checked) {
    return JsonBytes.of(
        out -> {
          out.writeStartObject();
          out.writeBooleanField("valid", true);
          writeName(out, checked.name());
          writeTexts(out, "problems", List.of());
          writeTexts(out, "warnings", checked.warnings());
          out.writeEndObject();
        });
  }

  /** It cannot be used: one problem per line. */
  public static byte[] ofProblems(String lines) {
    return JsonBytes.of(
        out -> {
          out.writeStartObject();
          out.writeBooleanField("valid", false);
          writeTexts(out, "problems", lines.lines().toList());
          writeTexts(out, "warnings", List.of());
          out.writeEndObject();
        });
  }

  /** It is registered. */
  public static byte[] of(Registered registered) {
    return JsonBytes.of(
        out -> {
          out.writeStartObject();
          writeName(out, registered.name());
          out.writeNumberField("revision", registered.revision());
          out.writeBooleanField("added", registered.added());
          out.writeEndObject();
        });
  }

  private static void writeName(JsonGenerator out, TemplateName name) throws IOException {
    out.writeStringField("namespace", name.namespace());
    out.writeStringField("name", name.name());
    out.writeStringField("version", name.version());
  }

  private static void writeTexts(JsonGenerator out, String field, List<String> texts)
      throws IOException {
    out.writeArrayFieldStart(field);
    for (String text : texts) {
      out.writeString(text);
    }
    out.writeEndArray();
  }
}
