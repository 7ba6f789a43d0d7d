package io.tasker.core.template;

import io.tasker.core.schema.JsonSchema;
import io.tasker.core.text.YamlNode.Field;
import io.tasker.core.text.YamlNode.Fields;
import io.tasker.core.text.YamlNode.Items;

/** Whether the schemas in a document are schemas. */
final class SchemaRules {
  private final Findings findings;
  private final YamlJson json;

  SchemaRules(Findings findings) {
    this.findings = findings;
    this.json = new YamlJson(findings);
  }

  void check(Fields document) {
    check(document, "input_schema", "input_schema");
    document
        .field("steps")
        .map(Field::value)
        .ifPresent(
            steps -> {
              if (steps instanceof Items list) {
                steps(list);
              }
            });
  }

  private void steps(Items list) {
    for (int i = 0; i < list.items().size(); i++) {
      if (list.items().get(i) instanceof Fields step) {
        check(step, "result_schema", "steps[" + i + "].result_schema");
      }
    }
  }

  private void check(Fields fields, String key, String path) {
    fields
        .field(key)
        .filter(field -> field.value() instanceof Fields)
        .ifPresent(
            field ->
                JsonSchema.problems(path, json.convert(field.value()))
                    .forEach(problem -> findings.problem(field.place(), problem)));
  }
}
